namespace Undrift;

/// <summary>
/// A snapshot file that nobody touched since it was written, known by its head alone: its fingerprint is that of its objects,
/// which have not been read. A check of an unchanged schema needs no more than that.
/// </summary>
/// <param name="Origin">The file, and the server's version.</param>
/// <param name="Engine">Engine name.</param>
/// <param name="Fingerprint">The fingerprint of its objects.</param>
/// <param name="Cluster">True when it holds the cluster level.</param>
/// <param name="IsPartial">True when there is anything that it does not hold, or that this version reads and its writer did not.</param>
public sealed record SealedSnapshot(
    CatalogOrigin Origin,
    string Engine,
    string Fingerprint,
    bool Cluster,
    bool IsPartial
)
{
    /// <summary>Reads the head of a snapshot file.</summary>
    /// <param name="path">The path as the user wrote it, for messages.</param>
    /// <param name="engines">Gives the engine of a name, or null.</param>
    /// <returns>Null when the file carries no seal, or the seal does not hold: its objects have to be read.</returns>
    /// <exception cref="UndriftException">The file cannot be read, or is not for this version.</exception>
    public static SealedSnapshot? Open(string path, Func<string, IEngine?> engines) =>
        Open(SnapshotReader.BytesOf(path), path, engines);

    /// <summary>The same of a snapshot that is in memory.</summary>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="name">The file's name as the user wrote it, for messages.</param>
    /// <param name="engines">Gives the engine of a name, or null.</param>
    internal static SealedSnapshot? Open(ReadOnlySpan<byte> bytes, string name, Func<string, IEngine?> engines) =>
        SnapshotSeal.Holds(bytes) ? new SnapshotParser(bytes, name, engines).ReadHead() : null;

    /// <summary>
    /// The catalog of the file, when it is known to be the same in all that is compared: the other one, under the file's
    /// name. Null when it may differ, be it in what either side could not read: its objects have to be read.
    /// </summary>
    /// <param name="other">A catalog that has been read.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    public Catalog? SameAs(Catalog other, string fingerprint) =>
        fingerprint == Fingerprint
        && other.Engine == Engine
        && other.Cluster == Cluster
        && !IsPartial
        && other is { Gaps.Count: 0, Unread.Count: 0, Unstated.Count: 0, Schemas.Count: 0 }
        // What only newer servers have, or print otherwise, depends on the versions of both sides.
        && Major(other.Origin) == Major(Origin)
            ? other.With(Origin, notes: [])
            : null;

    private static string? Major(CatalogOrigin origin) => origin.ServerVersion?.Split('.')[0];
}
