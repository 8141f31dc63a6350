namespace Undrift.Cli.Init;

/// <summary>The hook that stops a commit which changes the model and brings no migration: a shell script that needs git alone.</summary>
/// <param name="Name">What the hook is called.</param>
/// <param name="Script">The script, from the root of the repository.</param>
internal sealed record SchemaHook(string Name, string Script)
{
    private static readonly IHookManager[] Managers = [new LefthookHook(), new HuskyHook(), new PreCommitHook()];

    /// <summary>The command that runs it, from the root.</summary>
    public string Command => $"sh {Script}";

    /// <summary>The hook of a project.</summary>
    public static SchemaHook Of(Repository repository) =>
        new($"schema-check{repository.Suffix}", $"{GitHook.Folder}/schema-check{repository.Suffix}.sh");

    /// <summary>The manager that the repository uses.</summary>
    public static IHookManager ManagerOf(Repository repository) =>
        Array.Find(Managers, manager => manager.FileIn(repository) is not null) ?? new GitHook();

    /// <summary>True when there is something to look at: a model, and migrations beside it.</summary>
    public static bool Fits(FoundProject project) => project.Model.Count > 0 && project.MigrationFiles.Count > 0;

    /// <summary>The script.</summary>
    public NewFile FileOf(FoundProject project, Repository repository) =>
        new(
            repository.FromProject(Script),
            Template.Filled(
                Template.Read("Hooks.schema-check.sh"),
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["model"] = Patterns(project.Model, repository),
                    ["migrations"] = Patterns(project.MigrationFiles, repository),
                    ["without-migrations"] = Patterns(project.MigrationFiles, repository, "exclude,"),
                    ["generate"] = project.Generate ?? "write the migration",
                    ["folder"] = repository.FromRoot(project.MigrationFiles[0].Split('*')[0].TrimEnd('/')),
                }
            )
        )
        {
            IsProgram = true,
        };

    /// <summary>The file of the manager with the hook in it; null: the file is such that nothing can be added to it.</summary>
    public NewFile? CallIn(IHookManager manager, Repository repository)
    {
        if (manager.FileIn(repository) is not { } file)
            return null;
        var full = Path.Combine(repository.Root, file);
        var old = File.Exists(full) ? TextFile.Read(full, "hooks") : null;
        var text = old?.Contains(Script, StringComparison.Ordinal) == true ? old : manager.With(old, this);
        return text is null
            ? null
            : new NewFile(repository.FromProject(file), text) { Extends = true, IsProgram = manager.IsProgram };
    }

    // Words of a shell; git reads "*" within a folder and "**" through folders.
    private static string Patterns(IReadOnlyList<string> paths, Repository repository, string magic = "") =>
        string.Join(
            ' ',
            paths.Select(path => $"':(top,{magic}glob){Escaped(repository.FromRoot(path), repository.Root)}'")
        );

    private static string Escaped(string path, string root)
    {
        // A folder may be called [id]: what is there under its name is no pattern.
        var text = Path.Exists(Path.Combine(root, path)) ? path.Replace("[", "\\[", StringComparison.Ordinal) : path;
        return text.Replace("'", "'\\''", StringComparison.Ordinal);
    }
}
