using System.Security;

namespace Undrift;

/// <summary>Reads a snapshot back into a catalog, or says why it cannot be trusted.</summary>
public static class SnapshotReader
{
    internal const string WriteAnew = "write the snapshot anew with 'undrift inspect'";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a snapshot file.</summary>
    /// <param name="path">The path as the user wrote it, for messages.</param>
    /// <param name="engines">Gives the engine of a name, or null.</param>
    /// <exception cref="UndriftException">The file cannot be read, is no snapshot, is damaged or was edited.</exception>
    public static Catalog ReadFile(string path, Func<string, IEngine?> engines) => Read(BytesOf(path), path, engines);

    /// <summary>The bytes of a snapshot file.</summary>
    /// <exception cref="UndriftException">The file cannot be read.</exception>
    internal static byte[] BytesOf(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            var missing = failure is FileNotFoundException or DirectoryNotFoundException;
            throw UndriftException.Failed(
                missing ? "the snapshot file does not exist" : $"cannot read the snapshot file: {failure.Message}",
                path,
                missing ? "check the path, or write the snapshot with 'undrift inspect'" : "make the file readable",
                failure
            );
        }
    }

    /// <summary>Reads a snapshot that is in memory.</summary>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="name">The file's name as the user wrote it, for messages and the catalog's origin.</param>
    /// <param name="engines">Gives the engine of a name, or null.</param>
    /// <exception cref="UndriftException">The file is no snapshot, is damaged or was edited.</exception>
    public static Catalog Read(ReadOnlySpan<byte> bytes, string name, Func<string, IEngine?> engines)
    {
        if (bytes.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw UndriftException.Failed("the snapshot file is empty", name, WriteAnew);
        var parser = new SnapshotParser(bytes, name, engines);
        parser.ReadAll();
        return parser.ToCatalog();
    }
}
