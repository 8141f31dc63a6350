using System.Reflection;
using System.Runtime.InteropServices;

namespace Undrift.Sqlite;

/// <summary>Finds the SQLite library of this machine.</summary>
internal static class LibraryFinder
{
    /// <summary>Names another library: a path or a library name.</summary>
    public const string Variable = "UNDRIFT_SQLITE_LIBRARY";

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
                    $"the SQLite library '{configured}' cannot be loaded",
                    Variable,
                    $"name a SQLite library of this machine's architecture in {Variable}, or unset it"
                );
        foreach (var candidate in Candidates())
            if (load(candidate) is var handle and not 0)
                return handle;
        throw UndriftException.Failed(
            $"no SQLite library was found (tried {string.Join(", ", Candidates())})",
            next: $"{Installation()}, or name a library in {Variable}"
        );
    }

    private static string[] Candidates() =>
        OperatingSystem.IsWindows() ? ["winsqlite3.dll", "sqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    private static string Installation() =>
        OperatingSystem.IsWindows() ? "put sqlite3.dll from sqlite.org beside the program"
        : OperatingSystem.IsMacOS() ? "install it with 'brew install sqlite'"
        : "install it: 'apt install libsqlite3-0' (Debian, Ubuntu), 'dnf install sqlite-libs' (Fedora), "
            + "'apk add sqlite-libs' (Alpine)";
}
