namespace Undrift;

/// <summary>Finds a program as a shell would: in the folders of PATH, unless it is named with its folder.</summary>
internal static class ProgramFinder
{
    /// <exception cref="UndriftException">There is none.</exception>
    public static string Find(string program) =>
        TryFind(program)
        ?? throw UndriftException.Failed(
            $"there is no program {Visible.Text(program)}",
            next: program.Contains('/')
                ? "check the path: it is looked for from the current folder"
                : "install it, add its folder to PATH, or name it with its path"
        );

    /// <summary>The path of a program; null when there is none.</summary>
    public static string? TryFind(string program) => Candidates(program).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];
        var folders =
            program.Contains('/') || Path.IsPathRooted(program)
                ? [Directory.GetCurrentDirectory()]
                : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                    Path.PathSeparator,
                    StringSplitOptions.RemoveEmptyEntries
                );
        return folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)));
    }
}
