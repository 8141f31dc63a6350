namespace Undrift;

/// <summary>Finds the project's own Python: the one that a person chose, its virtual environment, or the first on PATH.</summary>
internal static class PythonFinder
{
    private static readonly string[] Environments = [".venv", "venv", "env"];

    /// <summary>The interpreter.</summary>
    /// <param name="chosen">What a person chose; null: nothing.</param>
    /// <param name="folder">Where the project begins; virtual environments are looked for here and above.</param>
    /// <exception cref="UndriftException">There is none.</exception>
    public static string Find(string? chosen, string folder)
    {
        if (chosen is not null)
            return ProgramFinder.Find(chosen);
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            var found = Environments.Select(name => In(Path.Combine(at.FullName, name))).FirstOrDefault(File.Exists);
            if (found is not null)
                return found;
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                break;
        }
        if (Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } active && File.Exists(In(active)))
            return In(active);
        return ProgramFinder.TryFind("python3")
            ?? ProgramFinder.TryFind("python")
            ?? throw UndriftException.Failed(
                "there is no Python: neither a virtual environment of the project nor python3 on PATH",
                next: "name the interpreter with --python, or python: in undrift.yml"
            );
    }

    private static string In(string environment) =>
        OperatingSystem.IsWindows()
            ? Path.Combine(environment, "Scripts", "python.exe")
            : Path.Combine(environment, "bin", "python");
}
