using System.Collections;

namespace Undrift;

/// <summary>
/// What of this process's environment a program of the project gets: what programs and their languages need to be found and
/// to run. Everything else, and so every credential and every address of a real database, stays behind.
/// </summary>
internal static class CommandEnvironment
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH",
        "HOME",
        "USER",
        "LOGNAME",
        "SHELL",
        "LANG",
        "LANGUAGE",
        "TZ",
        "TERM",
        "TMPDIR",
        "TEMP",
        "TMP",
        "CI",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NODE_EXTRA_CA_CERTS",
        "SystemRoot",
        "SystemDrive",
        "windir",
        "ComSpec",
        "PATHEXT",
        "APPDATA",
        "LOCALAPPDATA",
        "USERPROFILE",
        "ProgramData",
        "ProgramFiles",
        "JAVA_HOME",
        "GOPATH",
        "GOROOT",
        "GOCACHE",
        "GOMODCACHE",
        "VIRTUAL_ENV",
        "PYTHONPATH",
        "PYTHONHOME",
        "NODE_PATH",
        "NODE_ENV",
        "RAILS_ENV",
        "GEM_HOME",
        "GEM_PATH",
        "BUNDLE_GEMFILE",
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "DOTNET_CLI_HOME",
        "NUGET_PACKAGES",
        "ASPNETCORE_ENVIRONMENT",
        "DOTNET_ENVIRONMENT",
    };

    /// <summary>Removes everything else.</summary>
    public static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => !IsKept(name)).ToList())
            environment.Remove(name);
    }

    /// <summary>All that a program gets.</summary>
    /// <param name="variables">What it finds besides.</param>
    public static IReadOnlyDictionary<string, string?> Of(IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            if (IsKept((string)entry.Key))
                all[(string)entry.Key] = entry.Value as string;
        foreach (var (name, value) in variables)
            all[name] = value;
        return all;
    }

    private static bool IsKept(string name) => Kept.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal);
}
