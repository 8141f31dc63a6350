using System.Reflection;
using System.Runtime.InteropServices;

namespace Undrift.MySql.Native;

/// <summary>
/// The C API that MariaDB's and MySQL's client libraries share (MySQL's manual, "C API Basic Interface"). Only functions
/// with fixed arguments are bound; variadic ones cannot be called portably. The structures stay opaque, as the two
/// libraries lay them out in different ways.
/// </summary>
internal static unsafe partial class ClientLibrary
{
    private const string Name = "mysqlclient";

    private static readonly Lazy<LibraryTraits> Found = new(LibraryTraits.Find);
    private static nint loaded;

    static ClientLibrary() => NativeLibrary.SetDllImportResolver(typeof(ClientLibrary).Assembly, Resolve);

    /// <summary>Which library it is.</summary>
    /// <exception cref="UndriftException">There is none, or it is too old.</exception>
    public static LibraryTraits Traits => Found.Value;

    /// <summary>True when the loaded library has the function.</summary>
    public static bool Has(string function) => loaded != 0 && NativeLibrary.TryGetExport(loaded, function, out _);

    [LibraryImport(Name, EntryPoint = "mysql_server_init")]
    public static partial int Initialise(int argumentCount, nint arguments, nint groups);

    [LibraryImport(Name, EntryPoint = "mysql_get_client_info")]
    public static partial byte* ClientInfo();

    [LibraryImport(Name, EntryPoint = "mysql_get_client_version")]
    public static partial CULong ClientVersion();

    [LibraryImport(Name, EntryPoint = "mysql_init")]
    public static partial SessionHandle Init(nint memory);

    [LibraryImport(Name, EntryPoint = "mysql_options")]
    public static partial int SetOption(SessionHandle session, int option, void* value);

    [LibraryImport(Name, EntryPoint = "mysql_options", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetOption(SessionHandle session, int option, string value);

    [LibraryImport(Name, EntryPoint = "mysql_options4", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetOption(SessionHandle session, int option, string key, string value);

    [LibraryImport(Name, EntryPoint = "mysql_get_option")]
    public static partial int GetOption(SessionHandle session, int option, void* value);

    [LibraryImport(Name, EntryPoint = "mysql_real_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Connect(
        SessionHandle session,
        string? host,
        string user,
        string? password,
        string? database,
        uint port,
        string? socket,
        CULong flags
    );

    [LibraryImport(Name, EntryPoint = "mysql_close")]
    public static partial void Close(nint session);

    [LibraryImport(Name, EntryPoint = "mysql_real_query")]
    public static partial int Query(SessionHandle session, byte* sql, CULong length);

    [LibraryImport(Name, EntryPoint = "mysql_use_result")]
    public static partial nint UseResult(SessionHandle session);

    [LibraryImport(Name, EntryPoint = "mysql_free_result")]
    public static partial void FreeResult(nint result);

    [LibraryImport(Name, EntryPoint = "mysql_field_count")]
    public static partial uint FieldCount(SessionHandle session);

    [LibraryImport(Name, EntryPoint = "mysql_num_fields")]
    public static partial uint FieldsOf(nint result);

    /// <summary>A <c>MYSQL_FIELD *</c>; its first member is the name in both libraries.</summary>
    [LibraryImport(Name, EntryPoint = "mysql_fetch_field_direct")]
    public static partial byte** Field(nint result, uint number);

    [LibraryImport(Name, EntryPoint = "mysql_fetch_row")]
    public static partial byte** FetchRow(nint result);

    [LibraryImport(Name, EntryPoint = "mysql_fetch_lengths")]
    public static partial CULong* FetchLengths(nint result);

    /// <summary>0: there is one more; -1: there is none; above: an error.</summary>
    [LibraryImport(Name, EntryPoint = "mysql_next_result")]
    public static partial int NextResult(SessionHandle session);

    /// <summary>0 lets one text hold several statements, 1 forbids it again (enum_mysql_set_option of both libraries).</summary>
    [LibraryImport(Name, EntryPoint = "mysql_set_server_option")]
    public static partial int SetServerOption(SessionHandle session, int option);

    [LibraryImport(Name, EntryPoint = "mysql_thread_id")]
    public static partial CULong ThreadId(SessionHandle session);

    [LibraryImport(Name, EntryPoint = "mysql_get_ssl_cipher")]
    public static partial byte* Cipher(SessionHandle session);

    [LibraryImport(Name, EntryPoint = "mysql_errno")]
    public static partial uint ErrorNumber(SessionHandle session);

    [LibraryImport(Name, EntryPoint = "mysql_error")]
    public static partial byte* ErrorMessage(SessionHandle session);

    [LibraryImport(Name, EntryPoint = "mysql_sqlstate")]
    public static partial byte* SqlState(SessionHandle session);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
            return 0;
        return loaded = LibraryFinder.Library.Load(assembly, path);
    }
}
