using System.Reflection;
using System.Runtime.InteropServices;

namespace Undrift.Sqlite;

/// <summary>
/// The C library, as the system has it: the packaged one is too old for today's files (STRICT needs 3.37). Only functions
/// with fixed arguments are bound; variadic ones (sqlite3_db_config) cannot be called portably.
/// </summary>
internal static unsafe partial class SqliteLibrary
{
    private const string Name = "sqlite3";

    static SqliteLibrary() => NativeLibrary.SetDllImportResolver(typeof(SqliteLibrary).Assembly, Resolve);

    /// <summary>Version of the library.</summary>
    /// <exception cref="UndriftException">There is none.</exception>
    public static string Version => Marshal.PtrToStringUTF8((nint)LibVersion()) ?? "unknown";

    [LibraryImport(Name, EntryPoint = "sqlite3_open_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string uri, out DatabaseHandle database, int flags, nint vfs);

    [LibraryImport(Name, EntryPoint = "sqlite3_close_v2")]
    public static partial int Close(nint database);

    [LibraryImport(Name, EntryPoint = "sqlite3_errmsg")]
    public static partial byte* ErrorMessage(DatabaseHandle database);

    [LibraryImport(Name, EntryPoint = "sqlite3_extended_errcode")]
    public static partial int ExtendedErrorCode(DatabaseHandle database);

    [LibraryImport(Name, EntryPoint = "sqlite3_error_offset")]
    public static partial int ErrorOffset(DatabaseHandle database);

    [LibraryImport(Name, EntryPoint = "sqlite3_busy_handler")]
    public static partial int SetBusyHandler(
        DatabaseHandle database,
        delegate* unmanaged[Cdecl]<nint, int, int> handler,
        nint argument
    );

    [LibraryImport(Name, EntryPoint = "sqlite3_progress_handler")]
    public static partial void SetProgressHandler(
        DatabaseHandle database,
        int instructions,
        delegate* unmanaged[Cdecl]<nint, int> handler,
        nint argument
    );

    [LibraryImport(Name, EntryPoint = "sqlite3_get_autocommit")]
    public static partial int AutoCommit(DatabaseHandle database);

    [LibraryImport(Name, EntryPoint = "sqlite3_limit")]
    public static partial int Limit(DatabaseHandle database, int id, int value);

    [LibraryImport(Name, EntryPoint = "sqlite3_set_authorizer")]
    public static partial int SetAuthorizer(
        DatabaseHandle database,
        delegate* unmanaged[Cdecl]<nint, int, byte*, byte*, byte*, byte*, int> authorizer,
        nint argument
    );

    [LibraryImport(Name, EntryPoint = "sqlite3_prepare_v2")]
    public static partial int Prepare(
        DatabaseHandle database,
        byte* sql,
        int length,
        out StatementHandle statement,
        out byte* tail
    );

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_text")]
    public static partial int BindText(StatementHandle statement, int index, byte* text, int length, nint destructor);

    [LibraryImport(Name, EntryPoint = "sqlite3_bind_int64")]
    public static partial int BindInteger(StatementHandle statement, int index, long value);

    [LibraryImport(Name, EntryPoint = "sqlite3_step")]
    public static partial int Step(StatementHandle statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_finalize")]
    public static partial int Finalize(nint statement);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_int64")]
    public static partial long ColumnInteger(StatementHandle statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_text")]
    public static partial byte* ColumnText(StatementHandle statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_column_bytes")]
    public static partial int ColumnBytes(StatementHandle statement, int column);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_init", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint BeginBackup(
        DatabaseHandle target,
        string targetSchema,
        DatabaseHandle source,
        string sourceSchema
    );

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_step")]
    public static partial int StepBackup(nint backup, int pages);

    [LibraryImport(Name, EntryPoint = "sqlite3_backup_finish")]
    public static partial int EndBackup(nint backup);

    [LibraryImport(Name, EntryPoint = "sqlite3_libversion")]
    private static partial byte* LibVersion();

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Name ? LibraryFinder.Library.Load(assembly, path) : 0;
}
