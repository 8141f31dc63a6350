using System.Reflection;
using System.Runtime.InteropServices;

namespace Undrift.MySql.Native;

/// <summary>Finds the C client library of this machine: MariaDB's, which logs in to both servers, else MySQL's.</summary>
internal static class LibraryFinder
{
    /// <summary>Names another library: a path or a library name.</summary>
    public const string Variable = "UNDRIFT_MYSQL_LIBRARY";

    /// <summary>Loads the library.</summary>
    /// <exception cref="UndriftException">There is none, or the one named cannot be loaded.</exception>
    public static nint Load(Assembly assembly, DllImportSearchPath? path) =>
        Find(
            Environment.GetEnvironmentVariable(Variable),
            name => NativeLibrary.TryLoad(name, assembly, path, out var handle) ? handle : 0
        );

    /// <summary>The first library that loads; a configured one is the only candidate.</summary>
    internal static nint Find(string? configured, Func<string, nint> load)
    {
        if (!string.IsNullOrEmpty(configured))
            return load(configured) is var named and not 0
                ? named
                : throw UndriftException.Failed(
                    $"the MySQL client library '{configured}' cannot be loaded",
                    Variable,
                    $"name a MariaDB or MySQL client library of this machine's architecture in {Variable}, or unset it"
                );
        foreach (var candidate in Candidates())
            if (load(candidate) is var handle and not 0)
                return handle;
        throw UndriftException.Failed(
            $"no MySQL client library was found (tried {string.Join(", ", Candidates())})",
            next: $"{Installation()}, or name a library in {Variable}"
        );
    }

    /// <summary>Package managers of macOS put libraries where the loader does not look by itself.</summary>
    private static string[] Candidates() =>
        OperatingSystem.IsWindows() ? ["libmariadb.dll", "libmysql.dll"]
        : OperatingSystem.IsMacOS()
            ?
            [
                "libmariadb.3.dylib",
                "/opt/homebrew/opt/mariadb-connector-c/lib/mariadb/libmariadb.3.dylib",
                "/opt/homebrew/lib/libmariadb.3.dylib",
                "/usr/local/lib/libmariadb.3.dylib",
                "/opt/homebrew/opt/mysql-client/lib/libmysqlclient.dylib",
                "/usr/local/opt/mysql-client/lib/libmysqlclient.dylib",
                "libmysqlclient.dylib",
            ]
        :
        [
            "libmariadb.so.3",
            "libmysqlclient.so.24",
            "libmysqlclient.so.23",
            "libmysqlclient.so.22",
            "libmysqlclient.so.21",
            "libmariadb.so",
            "libmysqlclient.so",
        ];

    private static string Installation() =>
        OperatingSystem.IsWindows()
            ? "install MariaDB Connector/C ('winget install MariaDB.Server' brings it, too) and put libmariadb.dll "
                + "beside the program"
        : OperatingSystem.IsMacOS() ? "install it with 'brew install mariadb-connector-c'"
        : "install it: 'apt install libmariadb3' (Debian, Ubuntu), 'dnf install mariadb-connector-c' (Fedora), "
            + "'apk add mariadb-connector-c' (Alpine)";
}
