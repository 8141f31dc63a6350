namespace Undrift.MySql.Native;

/// <summary>Where the C client library of a machine is: MariaDB's, which logs in to both servers, else MySQL's.</summary>
internal static class LibraryFinder
{
    /// <summary>Names another library: a path or a library name.</summary>
    public const string Variable = "UNDRIFT_MYSQL_LIBRARY";

    public static SystemLibrary Library { get; } =
        new(
            "MySQL client library",
            Variable,
            Linux: new(
                [
                    "libmariadb.so.3",
                    "libmysqlclient.so.24",
                    "libmysqlclient.so.23",
                    "libmysqlclient.so.22",
                    "libmysqlclient.so.21",
                    "libmariadb.so",
                    "libmysqlclient.so",
                ],
                "install it: 'apt install libmariadb3' (Debian, Ubuntu), 'dnf install mariadb-connector-c' (Fedora), "
                    + "'apk add mariadb-connector-c' (Alpine)"
            ),
            // Package managers of macOS put libraries where the loader does not look by itself.
            MacOs: new(
                [
                    "libmariadb.3.dylib",
                    "/opt/homebrew/opt/mariadb-connector-c/lib/mariadb/libmariadb.3.dylib",
                    "/opt/homebrew/lib/libmariadb.3.dylib",
                    "/usr/local/lib/libmariadb.3.dylib",
                    "/opt/homebrew/opt/mysql-client/lib/libmysqlclient.dylib",
                    "/usr/local/opt/mysql-client/lib/libmysqlclient.dylib",
                    "libmysqlclient.dylib",
                ],
                "install it with 'brew install mariadb-connector-c'"
            ),
            Windows: new(
                ["libmariadb.dll", "libmysql.dll"],
                "install MariaDB Connector/C ('winget install MariaDB.Server' brings it, too) and put libmariadb.dll "
                    + "beside the program"
            )
        );
}
