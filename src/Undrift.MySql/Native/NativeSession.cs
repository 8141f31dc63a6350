using System.Runtime.InteropServices;
using System.Text;
using Undrift.MySql.Connection;

namespace Undrift.MySql.Native;

/// <summary>One session of the library, with its blocking calls. Not for two threads at once.</summary>
internal sealed unsafe class NativeSession : IDisposable
{
    /// <summary>The character set of everything that goes over the wire.</summary>
    private const string Utf8 = "utf8mb4";

    private static readonly Encoding Text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    private readonly SessionHandle handle;

    private NativeSession(SessionHandle handle) => this.handle = handle;

    /// <summary>The server's number of the session, to be named in KILL.</summary>
    public ulong Id => ClientLibrary.ThreadId(handle).Value;

    /// <summary>True when the session is encrypted.</summary>
    public bool IsEncrypted => ClientLibrary.Cipher(handle) is var cipher && cipher is not null && *cipher != 0;

    /// <summary>Makes a session that is not connected yet.</summary>
    /// <exception cref="UndriftException">There is no client library.</exception>
    public static NativeSession Create()
    {
        _ = ClientLibrary.Traits;
        var made = ClientLibrary.Init(0);
        if (made.IsInvalid)
            throw new MySqlException(ErrorCode.NoMemory, "HY001", "the client library has no memory left");
        var session = new NativeSession(made);
        session.Set(CommonOption.CharacterSet, Utf8);
        // A server must never be able to ask for a file of this machine (LOAD DATA LOCAL).
        session.Set(CommonOption.LocalInfile, 0u);
        return session;
    }

    /// <summary>Sets an option before connecting.</summary>
    public void Set(int option, uint value) => _ = ClientLibrary.SetOption(handle, option, &value);

    /// <summary>Sets an option before connecting.</summary>
    public void Set(int option, bool value)
    {
        var number = value ? (byte)1 : (byte)0;
        _ = ClientLibrary.SetOption(handle, option, &number);
    }

    /// <summary>Sets an option before connecting.</summary>
    public void Set(int option, string value) => _ = ClientLibrary.SetOption(handle, option, value);

    /// <summary>Tells the server something about this program.</summary>
    public void AddAttribute(string key, string value) =>
        _ = ClientLibrary.SetOption(handle, ClientLibrary.Traits.AddAttribute, key, value);

    /// <summary>Connects.</summary>
    /// <exception cref="MySqlException">It did not work.</exception>
    public void Connect(string? host, uint port, string? socket, string user, string? password, string? database)
    {
        var flags = new CULong((uint)Capabilities);
        if (ClientLibrary.Connect(handle, host, user, password, database, port, socket, flags) == 0)
            throw Error();
    }

    /// <summary>Runs one statement and gives the rows of its first result; none when it has none.</summary>
    /// <exception cref="MySqlException">It failed.</exception>
    public ResultRows Run(string sql)
    {
        Send(sql);
        var first = ReadResult();
        int next;
        // A CALL gives every result of the routine; all must be taken before the next statement.
        while ((next = ClientLibrary.NextResult(handle)) == 0)
            _ = ReadResult();
        return next > 0 ? throw Error() : first;
    }

    /// <summary>
    /// Runs statements in one exchange with the server, as far as they work: the results of those before the first that
    /// fails, and its error. Each must have one result.
    /// </summary>
    /// <param name="statements">Without a semicolon at the end.</param>
    /// <param name="results">Gets the results.</param>
    public MySqlException? RunTogether(IEnumerable<string> statements, ICollection<ResultRows?> results)
    {
        try
        {
            // Only for texts of this program: one that a user wrote is never to be taken for two.
            if (ClientLibrary.SetServerOption(handle, ManyStatements) != 0)
                throw Error();
            Send(string.Join(";\n", statements));
            int next;
            do results.Add(ReadResult());
            while ((next = ClientLibrary.NextResult(handle)) == 0);
            return next > 0 ? Error() : null;
        }
        catch (MySqlException failure)
        {
            return failure;
        }
        finally
        {
            _ = ClientLibrary.SetServerOption(handle, OneStatement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <summary>CLIENT_MULTI_RESULTS: without it a CALL of a routine that selects is refused.</summary>
    private const int Capabilities = 1 << 17;

    private const int ManyStatements = 0;
    private const int OneStatement = 1;

    private void Send(string sql)
    {
        var bytes = Text.GetBytes(sql);
        fixed (byte* text = bytes)
            if (ClientLibrary.Query(handle, text, new CULong((nuint)bytes.Length)) != 0)
                throw Error();
    }

    private ResultRows ReadResult()
    {
        var result = ClientLibrary.UseResult(handle);
        if (result == 0)
            return ClientLibrary.FieldCount(handle) == 0 ? new ResultRows([], []) : throw Error();
        try
        {
            var columns = new string[ClientLibrary.FieldsOf(result)];
            for (var i = 0u; i < columns.Length; i++)
                columns[i] = Marshal.PtrToStringUTF8((nint)(*ClientLibrary.Field(result, i))) ?? "";
            return new ResultRows(columns, ReadRows(result, columns.Length));
        }
        finally
        {
            ClientLibrary.FreeResult(result);
        }
    }

    private List<string?[]> ReadRows(nint result, int width)
    {
        var rows = new List<string?[]>();
        for (byte** row; (row = ClientLibrary.FetchRow(result)) is not null; )
        {
            var lengths = ClientLibrary.FetchLengths(result);
            var values = new string?[width];
            var before = rows.Count > 0 ? rows[^1] : null;
            for (var i = 0; i < width; i++)
                values[i] = row[i] is null ? null : Value(row[i], (int)lengths[i].Value, before?[i]);
            rows.Add(values);
        }
        // The end of the rows and a failure look the same.
        return ClientLibrary.ErrorNumber(handle) == 0 ? rows : throw Error();
    }

    /// <summary>The same text as in the row before is the same object: most columns of a catalog repeat themselves.</summary>
    private static string Value(byte* bytes, int length, string? before)
    {
        if (length == 0)
            return "";
        var read = new ReadOnlySpan<byte>(bytes, length);
        return before?.Length == length && Ascii.Equals(read, before) ? before : Text.GetString(read);
    }

    private MySqlException Error() =>
        new(
            (int)ClientLibrary.ErrorNumber(handle),
            Marshal.PtrToStringUTF8((nint)ClientLibrary.SqlState(handle)) ?? "HY000",
            Marshal.PtrToStringUTF8((nint)ClientLibrary.ErrorMessage(handle)) ?? "unknown error"
        );
}
