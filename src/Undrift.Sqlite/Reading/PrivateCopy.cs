namespace Undrift.Sqlite;

/// <summary>
/// A copy of a database file with its log and journal in a folder of our own: SQLite may recover it there, which it must
/// not do in place.
/// </summary>
internal sealed class PrivateCopy : IDisposable
{
    private const int Attempts = 5;
    private readonly DirectoryInfo _folder;

    private PrivateCopy(DirectoryInfo folder) => _folder = folder;

    /// <summary>The copied database.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "copy.db");

    /// <summary>Makes the copy; repeats it when somebody writes meanwhile.</summary>
    /// <exception cref="UndriftException">The file keeps changing, or there is no room for the copy.</exception>
    public static PrivateCopy Make(DatabaseFile file, string source, CancellationToken cancellation)
    {
        var copy = new PrivateCopy(Directory.CreateTempSubdirectory("undrift-sqlite-"));
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                cancellation.ThrowIfCancellationRequested();
                var before = file.Stamp();
                copy.Fill(file);
                if (file.Stamp() == before)
                    return copy;
            }
            throw UndriftException.Failed(
                "the SQLite file keeps changing while it is copied",
                source,
                "check it when less is written to it"
            );
        }
        catch (Exception error)
        {
            copy.Dispose();
            if (error is not (IOException or UnauthorizedAccessException))
                throw;
            throw UndriftException.Failed(
                $"the SQLite file has a log or journal that must not be recovered in place, and cannot be copied: {error.Message}",
                source,
                $"make room in {System.IO.Path.GetTempPath()} and check the permissions of the file and its -wal or -journal",
                error
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private void Fill(DatabaseFile file)
    {
        foreach (var suffix in (string[])["", "-wal", "-journal"])
        {
            File.Delete(Path + suffix);
            if (File.Exists(file.Path + suffix))
                Copy(file.Path + suffix, Path + suffix);
        }
    }

    /// <summary>Not File.Copy: it would carry a read-only mode over, and SQLite has to write into the copy.</summary>
    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        source.CopyTo(target);
    }
}
