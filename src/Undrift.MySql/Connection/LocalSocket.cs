namespace Undrift.MySql.Connection;

/// <summary>Where a server of this machine listens when nobody says it.</summary>
internal static class LocalSocket
{
    /// <summary>
    /// Where servers put their socket, by default and in the packages of the distributions: the first that is there; null
    /// on Windows, and where there is none.
    /// </summary>
    public static string? Find() =>
        OperatingSystem.IsWindows()
            ? null
            : Array.Find(
                [
                    "/run/mysqld/mysqld.sock", // Debian, Ubuntu, Alpine
                    "/var/run/mysqld/mysqld.sock",
                    "/var/lib/mysql/mysql.sock", // Fedora, Red Hat
                    Path.Combine("/tmp", "mysql.sock"), // the default of the sources, macOS packages
                ],
                File.Exists
            );
}
