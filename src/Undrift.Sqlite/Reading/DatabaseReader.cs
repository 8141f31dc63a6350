namespace Undrift.Sqlite;

/// <summary>
/// Opens a file in the one way that reads its committed state and leaves nothing behind:
/// <list type="bullet">
/// <item>a log (<c>-wal</c>) with an index (<c>-shm</c>): in place; <c>readonly_shm</c> keeps SQLite from writing the index;</item>
/// <item>a log without an index, or one that cannot be used: a private copy, where SQLite may build one;</item>
/// <item>write-ahead logging without a log: in place and <c>immutable</c>, else SQLite would make both files;</item>
/// <item>a journal: in place while its writer lives; left by a crash: a private copy, where SQLite may roll it back;</item>
/// <item>otherwise in place, under SQLite's own shared lock.</item>
/// </list>
/// </summary>
internal sealed class DatabaseReader(string source, ReadOptions options, CancellationToken cancellation)
{
    private const int Attempts = 5;

    /// <summary>Reads the schema of the file.</summary>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    public Catalog Read(string path) =>
        Read(
            path,
            (connection, opened) =>
                SchemaReader.Read(connection, new CatalogOrigin(source, SqliteLibrary.Version, Database: opened))
        );

    /// <summary>Opens the file and reads something of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads; is given the file's path, too.</param>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    public T Read<T>(string path, Func<SqliteConnection, string, T> read)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var file = DatabaseFile.Inspect(path, source);
            if (file.Length == 0)
                return Read(SqliteConnection.OpenInMemory(), path, read); // What SQLite takes an empty file for.
            if (file.HasJournal || file.HasWal)
                return file.HasWal && !file.HasWalIndex ? ReadCopy(file, read) : ReadInPlaceOrCopy(file, read);
            if (!file.IsWal)
                return Read(SqliteConnection.OpenFile(Uri(file.Path, "mode=ro&readonly_shm=1")), path, read);
            var before = file.Stamp();
            var found = Read(SqliteConnection.OpenFile(Uri(file.Path, "mode=ro&immutable=1")), path, read);
            if (file.Stamp() == before)
                return found;
        }
        throw UndriftException.Failed(
            "the SQLite file keeps changing while it is read",
            source,
            "check it when less is written to it"
        );
    }

    /// <summary>The URI of a file: SQLite takes <c>?</c>, <c>#</c> and <c>%</c> in it for its own.</summary>
    internal static string Uri(string path, string parameters)
    {
        // In a URI there is no path from the current folder.
        var parts = Path.GetFullPath(path).Replace('\\', OperatingSystem.IsWindows() ? '/' : '\\').Split('/');
        var escaped = string.Join('/', parts.Select(System.Uri.EscapeDataString));
        return $"file:{(escaped.StartsWith('/') ? "" : "/")}{escaped}?{parameters}";
    }

    private T ReadInPlaceOrCopy<T>(DatabaseFile file, Func<SqliteConnection, string, T> read)
    {
        try
        {
            return Read(SqliteConnection.OpenFile(Uri(file.Path, "mode=ro&readonly_shm=1")), file.Path, read);
        }
        catch (SqliteException error) when (NeedsRecovery(error.Code))
        {
            return ReadCopy(file, read);
        }
    }

    /// <summary>What SQLite answers where it would have to write: to roll back, or to make or mend the log's index.</summary>
    private static bool NeedsRecovery(int code) =>
        code is ResultCode.ReadOnly or ResultCode.CannotOpen or ResultCode.Busy or ResultCode.InputOutput;

    private T ReadCopy<T>(DatabaseFile file, Func<SqliteConnection, string, T> read)
    {
        using var copy = PrivateCopy.Make(file, source, cancellation);
        return Read(SqliteConnection.OpenFile(Uri(copy.Path, "mode=rw"), writable: true), file.Path, read);
    }

    private T Read<T>(SqliteConnection opened, string path, Func<SqliteConnection, string, T> read)
    {
        using var connection = opened;
        using var deadline = new Deadline(connection, options.Timeout, cancellation);
        return read(connection, path);
    }
}
