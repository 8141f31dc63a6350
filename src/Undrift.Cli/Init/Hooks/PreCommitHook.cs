namespace Undrift.Cli.Init;

/// <summary>pre-commit (<c>.pre-commit-config.yaml</c>): a hook of the repository itself.</summary>
internal sealed class PreCommitHook : IHookManager
{
    private const string Config = ".pre-commit-config.yaml";

    public string Name => "pre-commit";

    public bool IsProgram => false;

    public string? FileIn(Repository repository) => File.Exists(Path.Combine(repository.Root, Config)) ? Config : null;

    public string? With(string? text, SchemaHook hook)
    {
        string[] added =
        [
            "- repo: local",
            "  hooks:",
            $"    - id: {hook.Name}",
            "      name: a change of the model brings a migration",
            "      language: system",
            $"      entry: {hook.Command}",
            "      pass_filenames: false",
            "      always_run: true",
        ];
        return YamlLines.Root(text!) is { } root && YamlLines.Entry(root, "repos") is { } repositories
            ? YamlLines.Under(text!, repositories, added)
            : TextLines.Append(text!, ["repos:", .. YamlLines.Indented("  ", added)]);
    }
}
