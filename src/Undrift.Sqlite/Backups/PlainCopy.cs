using System.IO.Compression;

namespace Undrift.Sqlite.Backups;

/// <summary>A database file of a backup, decompressed in a folder of its own. Disposing removes it.</summary>
internal sealed class PlainCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undrift-sqlite-");

    private PlainCopy() { }

    /// <summary>The database file.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "copy.db");

    /// <summary>Decompresses a backup.</summary>
    /// <exception cref="UndriftException">It is damaged, or there is no room.</exception>
    public static PlainCopy Of(string file)
    {
        var copy = new PlainCopy();
        try
        {
            using var stored = File.OpenRead(file);
            using var content = new GZipStream(stored, CompressionMode.Decompress);
            using var target = File.Create(copy.Path);
            content.CopyTo(target);
            return copy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            copy.Dispose();
            throw UndriftException.Failed(
                $"the backup cannot be decompressed: {e.Message}",
                file,
                $"make room in {System.IO.Path.GetTempPath()}, or take another backup"
            );
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
