using System.Runtime.InteropServices;
using System.Text;

namespace Undrift.Sqlite;

/// <summary>A connection: opened read-only on a file, or on a database in memory.</summary>
internal sealed unsafe class SqliteConnection : IDisposable
{
    private const int OpenReadOnly = 0x1;
    private const int OpenReadWrite = 0x2;
    private const int OpenCreate = 0x4;
    private const int OpenUri = 0x40;
    private const int OpenMemory = 0x80;
    private readonly DatabaseHandle _handle;

    private SqliteConnection(DatabaseHandle handle) => _handle = handle;

    /// <summary>The library's own handle.</summary>
    internal DatabaseHandle Handle => _handle;

    /// <summary>True when no transaction is open.</summary>
    public bool InAutoCommit => SqliteLibrary.AutoCommit(_handle) != 0;

    /// <summary>Opens a file by its URI; never makes one.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection OpenFile(string uri, bool writable = false) =>
        Open(uri, (writable ? OpenReadWrite : OpenReadOnly) | OpenUri);

    /// <summary>Opens a file by its path to write to it; makes it where there is none.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection OpenOrMake(string path) => Open(path, OpenReadWrite | OpenCreate);

    /// <summary>Opens a new database in memory.</summary>
    public static SqliteConnection OpenInMemory() => Open(":memory:", OpenReadWrite | OpenCreate | OpenMemory);

    /// <summary>Runs one statement and throws its rows away.</summary>
    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        while (statement?.Step() == true) { }
    }

    /// <summary>Prepares one statement; null when the text holds none.</summary>
    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public SqliteStatement? Prepare(string sql)
    {
        var bytes = Encoding.UTF8.GetBytes(sql);
        fixed (byte* text = bytes)
        {
            var code = SqliteLibrary.Prepare(_handle, text, bytes.Length, out var statement, out _);
            if (code == 0)
                return statement.IsInvalid ? null : new SqliteStatement(this, statement);
            statement.Dispose();
            throw Error(withOffset: true);
        }
    }

    /// <summary>
    /// Puts a copy of this database in the place of what another connection's holds, in one transaction of that one
    /// (sqlite.org/backup.html). Others may read and, but for a moment, write meanwhile.
    /// </summary>
    /// <exception cref="SqliteException">One of the two is locked longer than its busy handler waits, or the disk is full.</exception>
    public void CopyTo(SqliteConnection target)
    {
        const string main = "main";
        const int all = -1;
        var backup = SqliteLibrary.BeginBackup(target._handle, main, _handle, main);
        if (backup == 0)
            throw target.Error();
        var code = SqliteLibrary.StepBackup(backup, all);
        var ended = SqliteLibrary.EndBackup(backup);
        if (code == ResultCode.Done && ended == 0)
            return;
        // The code of a step is not always repeated at the end, and its message not always at the target.
        var failed = code == ResultCode.Done ? ended : code;
        var said = target.Error();
        throw said.Code == failed ? said : new SqliteException(failed, $"SQLite's error {failed}");
    }

    /// <summary>The first column of the first row as a whole number; 0 where there is none.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement?.Step() == true ? statement.Integer(0) : 0;
    }

    /// <summary>The first column of the first row as a text; null where there is none.</summary>
    public string? Text(string sql)
    {
        using var statement = Prepare(sql);
        return statement?.Step() == true ? statement.Text(0) : null;
    }

    /// <summary>The library's last error on this connection.</summary>
    internal SqliteException Error(bool withOffset = false) =>
        new(
            SqliteLibrary.ExtendedErrorCode(_handle),
            Marshal.PtrToStringUTF8((nint)SqliteLibrary.ErrorMessage(_handle)) ?? "unknown error",
            withOffset ? Offset() : null
        );

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static SqliteConnection Open(string uri, int flags)
    {
        var code = SqliteLibrary.Open(uri, out var handle, flags, 0);
        var connection = new SqliteConnection(handle);
        if (code == 0)
            return connection;
        using (connection)
            throw handle.IsInvalid ? new SqliteException(code, "out of memory") : connection.Error();
    }

    private int? Offset()
    {
        try
        {
            return SqliteLibrary.ErrorOffset(_handle) is var offset and >= 0 ? offset : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // Libraries before 3.38 cannot tell.
        }
    }
}
