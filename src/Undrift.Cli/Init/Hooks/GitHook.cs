namespace Undrift.Cli.Init;

/// <summary>
/// git alone. Its hooks stand where <c>core.hooksPath</c> says; else in <c>.git/hooks</c> when hooks are there that would be lost
/// otherwise; else in <c>.githooks</c>, which is committed, and which each clone is told of once.
/// </summary>
internal sealed class GitHook : IHookManager
{
    public const string Setting = "core.hooksPath";
    public const string Folder = ".githooks";

    public string Name => "git";

    public bool IsProgram => true;

    public string? FileIn(Repository repository)
    {
        var folder =
            repository.Git("config", "--get", Setting)
            ?? (HasHooks(repository) ? repository.Git("rev-parse", "--git-path", "hooks") : null)
            ?? Folder;
        var full = Path.GetFullPath(folder, repository.Root);
        // A folder of the machine holds for other repositories, too.
        return full.StartsWith(repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetRelativePath(repository.Root, full).Replace('\\', '/') + "/pre-commit"
            : null;
    }

    public string? With(string? text, SchemaHook hook) => ShellHook.With(text, hook);

    private static bool HasHooks(Repository repository) =>
        repository.Git("rev-parse", "--git-path", "hooks") is { } hooks
        && Path.GetFullPath(hooks, repository.Root) is var folder
        && Directory.Exists(folder)
        && Directory.EnumerateFiles(folder).Any(file => !file.EndsWith(".sample", StringComparison.Ordinal));
}
