using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Undrift.Sqlite;

/// <summary>Keeps desired SQL from everything outside its database in memory.</summary>
internal static unsafe class Sandbox
{
    private const int Allow = 0;
    private const int Deny = 1;
    private const int ActionPragma = 19;
    private const int ActionAttach = 24;
    private const int ActionFunction = 31;
    private const int LimitAttached = 7;

    /// <summary>Closes the sandbox: no other files, no extensions, temporary tables in memory.</summary>
    public static void Close(SqliteConnection connection)
    {
        connection.Execute("PRAGMA temp_store = MEMORY");
        _ = SqliteLibrary.Limit(connection.Handle, LimitAttached, 0);
        _ = SqliteLibrary.SetAuthorizer(connection.Handle, &Authorise, 0);
    }

    /// <summary>Opens it for Undrift's own statements.</summary>
    public static void Open(SqliteConnection connection) => _ = SqliteLibrary.SetAuthorizer(connection.Handle, null, 0);

    /// <summary>Called by SQLite while it prepares a statement (sqlite3_set_authorizer). VACUUM INTO attaches, too.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Authorise(nint argument, int action, byte* first, byte* second, byte* database, byte* trigger) =>
        action switch
        {
            ActionAttach => Deny,
            ActionFunction when Is(second, "load_extension"u8) => Deny,
            ActionPragma when Is(first, "temp_store_directory"u8) || Is(first, "data_store_directory"u8) => Deny,
            ActionPragma when Is(first, "temp_store"u8) && second is not null => Deny,
            _ => Allow,
        };

    private static bool Is(byte* text, ReadOnlySpan<byte> name) =>
        text is not null
        && System.Text.Ascii.EqualsIgnoreCase(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text), name);
}
