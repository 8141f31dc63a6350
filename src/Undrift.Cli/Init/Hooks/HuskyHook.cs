namespace Undrift.Cli.Init;

/// <summary>Husky 5 to 9: <c>.husky/pre-commit</c>, in the project's folder or at the root.</summary>
internal sealed class HuskyHook : IHookManager
{
    private const string Folder = ".husky";

    public string Name => "husky";

    public bool IsProgram => true;

    public string? FileIn(Repository repository) =>
        ((string[])[repository.FromRoot(Folder), Folder])
            .Where(folder => Directory.Exists(Path.Combine(repository.Root, folder)))
            .Select(folder => folder + "/pre-commit")
            .FirstOrDefault();

    public string? With(string? text, SchemaHook hook) => ShellHook.With(text, hook);
}
