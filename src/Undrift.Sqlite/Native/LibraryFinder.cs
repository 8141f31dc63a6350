namespace Undrift.Sqlite;

/// <summary>Where the SQLite library of a machine is.</summary>
internal static class LibraryFinder
{
    /// <summary>Names another library: a path or a library name.</summary>
    public const string Variable = "UNDRIFT_SQLITE_LIBRARY";

    public static SystemLibrary Library { get; } =
        new(
            "SQLite library",
            Variable,
            Linux: new(
                ["libsqlite3.so.0", "libsqlite3.so"],
                "install it: 'apt install libsqlite3-0' (Debian, Ubuntu), 'dnf install sqlite-libs' (Fedora), "
                    + "'apk add sqlite-libs' (Alpine)"
            ),
            MacOs: new(["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"], "install it with 'brew install sqlite'"),
            Windows: new(["winsqlite3.dll", "sqlite3.dll"], "put sqlite3.dll from sqlite.org beside the program")
        );
}
