using System.Text;

namespace Undrift.Sqlite;

/// <summary>A database file as it lies on the disk, looked at before SQLite may touch it.</summary>
/// <param name="Path">Full path, links followed: SQLite puts its other files beside the link's target.</param>
/// <param name="Length">Size of the file.</param>
/// <param name="IsWal">True when the file's header asks for write-ahead logging.</param>
internal sealed record DatabaseFile(string Path, long Length, bool IsWal)
{
    private const int HeaderLength = 100;

    /// <summary>The write-ahead log.</summary>
    public string WalPath => Path + "-wal";

    /// <summary>The rollback journal.</summary>
    public string JournalPath => Path + "-journal";

    /// <summary>True when a write-ahead log with content lies beside the file.</summary>
    public bool HasWal => LengthOf(WalPath) > 0;

    /// <summary>True when the log's index lies beside the file: SQLite then reads the log where it is.</summary>
    public bool HasWalIndex => File.Exists(Path + "-shm");

    /// <summary>
    /// True when a rollback journal with a header lies beside the file: either a writer is at work, or one crashed. After a
    /// commit the journal is gone, empty, or begins with zeros (journal_mode DELETE, TRUNCATE, PERSIST).
    /// </summary>
    public bool HasJournal => LengthOf(JournalPath) > 0 && ReadStart(JournalPath, 1) is [not 0];

    /// <summary>Sizes and times of the file and its log: equal before and after a reading when nobody wrote.</summary>
    public string Stamp()
    {
        var text = new StringBuilder();
        foreach (var path in (string[])[Path, WalPath, JournalPath])
        {
            var info = new FileInfo(path);
            text.Append(info.Exists ? $"{info.Length} {info.LastWriteTimeUtc.Ticks};" : "-;");
        }
        return text.ToString();
    }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="UndriftException">It is missing, unreadable or no SQLite database.</exception>
    public static DatabaseFile Inspect(string path, string source)
    {
        if (Directory.Exists(path))
            throw UndriftException.Failed("expected a SQLite file, found a directory", source, "name the file in it");
        if (!File.Exists(path))
            throw UndriftException.Failed(
                $"the SQLite file does not exist: {path}",
                source,
                "check the path; Undrift never creates the file that it checks"
            );
        try
        {
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            var length = new FileInfo(path).Length;
            return length == 0 ? new DatabaseFile(path, 0, false) : Inspect(path, length, source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed(
                $"the SQLite file cannot be read: {error.Message}",
                source,
                "check the permissions of the file and of its folders",
                error
            );
        }
    }

    private static DatabaseFile Inspect(string path, long length, string source)
    {
        var header = ReadStart(path, HeaderLength);
        if (!header.AsSpan().StartsWith("SQLite format 3\0"u8))
            throw UndriftException.Failed(
                "the file is not a SQLite database, or it is encrypted",
                source,
                "check the path; an encrypted database has to be decrypted into a copy before it can be checked"
            );
        if (header.Length < HeaderLength)
            throw UndriftException.Failed(
                $"the SQLite file is cut off: {header.Length} bytes, less than its header",
                source,
                "restore the file"
            );
        // Offset 19, "file format read version": 1 rollback journal, 2 write-ahead log (fileformat2.html).
        if (header[19] > 2)
            throw UndriftException.Failed(
                $"the SQLite file has format version {header[19]}, which is newer than what is known (2)",
                source,
                "use a newer version of Undrift"
            );
        return new DatabaseFile(path, length, header[19] == 2);
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } info ? info.Length : 0;

    /// <summary>
    /// Reads the first bytes. Closing a file drops every lock that this process holds on it (POSIX); it holds none, because
    /// this happens before SQLite opens the file.
    /// </summary>
    private static byte[] ReadStart(string path, int count)
    {
        var bytes = new byte[count];
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        return bytes[..file.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }
}
