using System.Reflection;
using System.Runtime.InteropServices;

namespace Undrift;

/// <summary>Where a library of C is on one operating system.</summary>
/// <param name="Candidates">Names and paths that the loader is asked for, in this order.</param>
/// <param name="Installation">How it is installed, as a step for a person.</param>
internal sealed record LibraryPlace(IReadOnlyList<string> Candidates, string Installation);

/// <summary>A library of C that comes with the machine and not with this program.</summary>
/// <param name="Name">What people call it: <c>SQLite library</c>.</param>
/// <param name="Variable">The environment variable that names another one: a path or a library name.</param>
/// <param name="Linux">Where it is on Linux.</param>
/// <param name="MacOs">Where it is on macOS.</param>
/// <param name="Windows">Where it is on Windows.</param>
internal sealed record SystemLibrary(
    string Name,
    string Variable,
    LibraryPlace Linux,
    LibraryPlace MacOs,
    LibraryPlace Windows
)
{
    /// <summary>Loads it; its handle.</summary>
    /// <exception cref="UndriftException">There is none, or the one named cannot be loaded.</exception>
    public nint Load(Assembly assembly, DllImportSearchPath? path) =>
        Find(
            Environment.GetEnvironmentVariable(Variable),
            OperatingSystem.IsWindows() ? Windows
                : OperatingSystem.IsMacOS() ? MacOs
                : Linux,
            name => NativeLibrary.TryLoad(name, assembly, path, out var handle) ? handle : 0
        );

    /// <summary>The first library that loads; a configured one is the only candidate.</summary>
    internal nint Find(string? configured, LibraryPlace place, Func<string, nint> load)
    {
        if (!string.IsNullOrEmpty(configured))
            return load(configured) is var named and not 0
                ? named
                : throw UndriftException.Failed(
                    $"the {Name} '{configured}' cannot be loaded",
                    Variable,
                    $"name a {Name} of this machine's architecture in {Variable}, or unset it"
                );
        foreach (var candidate in place.Candidates)
            if (load(candidate) is var handle and not 0)
                return handle;
        throw UndriftException.Failed(
            $"no {Name} was found (tried {string.Join(", ", place.Candidates)})",
            next: $"{place.Installation}, or name a library in {Variable}"
        );
    }
}
