using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// The last lines of a snapshot: a digest of every byte before them. Where it holds, nobody touched the file since it was
/// written, so its fingerprint is that of its objects and need not be computed from them. Where it does not (line ends that
/// were converted, a file of an older version), nothing is lost: the objects are read, and the fingerprint decides.
/// </summary>
internal static class SnapshotSeal
{
    private static readonly int Length = Of(new byte[SHA256.HashSizeInBytes]).Length;

    /// <summary>The lines for the digest of everything before them.</summary>
    public static byte[] Of(ReadOnlySpan<byte> digest) =>
        Encoding.ASCII.GetBytes($"  \"{SnapshotFormat.Digest}\": \"{Convert.ToHexStringLower(digest)}\"\n}}\n");

    /// <summary>True when the file ends with the digest of what stands before.</summary>
    public static bool Holds(ReadOnlySpan<byte> file) =>
        file.Length > Length && file[^Length..].SequenceEqual(Of(SHA256.HashData(file[..^Length])));
}
