using System.IO.Compression;

namespace Undrift.Sqlite.Backups;

/// <summary>Backs a file up by SQLite's online backup, and restores it the same way: others may have it open.</summary>
internal sealed class FileBackup(string source, ReadOptions options, CancellationToken cancellation)
{
    private readonly string _described = SqliteSource.Describe(source);

    /// <summary>Writes a compressed copy of the file as it is now.</summary>
    public BackupFacts Write(BackupDraft draft)
    {
        var plain = Path.Combine(draft.Folder, "copy.db");
        try
        {
            new DatabaseReader(_described, options, cancellation).Read(
                SqliteSource.Path(source),
                (connection, _) =>
                {
                    using var target = SqliteConnection.OpenOrMake(plain);
                    connection.CopyTo(target);
                    return true;
                }
            );
            var tables = Look(plain);
            using (var content = File.OpenRead(plain))
            using (var compressed = new GZipStream(draft.Content, CompressionLevel.Fastest, leaveOpen: true))
                content.CopyTo(compressed);
            File.Delete(plain);
            var version = SqliteLibrary.Version;
            return new BackupFacts("sqlite", $"SQLite {version}", version, tables);
        }
        catch (SqliteException error) when (error.Code == ResultCode.Full)
        {
            throw new IOException("No space left on device", error);
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, _described, options, cancellation);
        }
    }

    /// <summary>Puts a backup in the place of what the file holds, in one transaction.</summary>
    public void Restore(string file)
    {
        using var plain = PlainCopy.Of(file);
        try
        {
            using var copy = SqliteConnection.OpenFile(DatabaseReader.Uri(plain.Path, "mode=ro"));
            using var target = SqliteConnection.OpenOrMake(SqliteSource.Path(source));
            using var deadline = new Deadline(target, options.Timeout, cancellation);
            copy.CopyTo(target);
        }
        catch (SqliteException error)
        {
            var failure = Failures.OfStatement(error, _described, options, cancellation);
            throw UndriftException.Failed(
                $"the backup was not restored, and the database is as it was: {failure.Message}",
                _described,
                failure.Next ?? "end the programs that have the file open, then repeat"
            );
        }
    }

    /// <summary>Removes everything from the file, in one transaction.</summary>
    public void Empty()
    {
        try
        {
            using var nothing = SqliteConnection.OpenInMemory();
            // A database in which nothing was ever written has no page to copy.
            nothing.Execute("PRAGMA user_version = 0");
            using var target = SqliteConnection.OpenOrMake(SqliteSource.Path(source));
            using var deadline = new Deadline(target, options.Timeout, cancellation);
            nothing.CopyTo(target);
        }
        catch (SqliteException error)
        {
            throw Failures.OfStatement(error, _described, options, cancellation);
        }
    }

    /// <summary>Opens a copy of a backup and reads it.</summary>
    public static BackupCopy TryOut(string file, ReadOptions options, CancellationToken cancellation)
    {
        using var plain = PlainCopy.Of(file);
        try
        {
            var read = new DatabaseReader("a copy of the backup", options, cancellation);
            return new BackupCopy(read.Read(plain.Path), Look(plain.Path));
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, file, options, cancellation);
        }
    }

    /// <summary>The rows of the tables now.</summary>
    public IReadOnlyList<TableState> Tables()
    {
        try
        {
            return new DatabaseReader(_described, options, cancellation).Read(
                SqliteSource.Path(source),
                (connection, _) => TableLook.Of(connection)
            );
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, _described, options, cancellation);
        }
    }

    /// <summary>A copy of a damaged file is damaged, too, and shall not pass for a backup.</summary>
    private static IReadOnlyList<TableState> Look(string plain)
    {
        using var copy = SqliteConnection.OpenFile(DatabaseReader.Uri(plain, "mode=ro&immutable=1"));
        var said = copy.Text("PRAGMA quick_check(1)");
        return said is "ok" or null
            ? TableLook.Of(copy)
            : throw UndriftException.Failed(
                $"no backup was made: the SQLite file is damaged: {Visible.Text(said)}",
                next: "run 'PRAGMA integrity_check' on a copy, and restore the file from an older backup"
            );
    }
}
