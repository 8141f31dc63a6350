namespace Undrift.Cli.Init;

/// <summary>Lefthook (<c>lefthook.yml</c>): a command or, where the file has jobs (1.10), a job of <c>pre-commit</c>.</summary>
internal sealed class LefthookHook : IHookManager
{
    private static readonly string[] Files =
    [
        "lefthook.yml",
        ".lefthook.yml",
        "lefthook.yaml",
        ".lefthook.yaml",
        ".config/lefthook.yml",
        ".config/lefthook.yaml",
    ];

    public string Name => "lefthook";

    public bool IsProgram => false;

    public string? FileIn(Repository repository) =>
        Array.Find(Files, file => File.Exists(Path.Combine(repository.Root, file)));

    public string? With(string? text, SchemaHook hook)
    {
        string[] command = [$"{hook.Name}:", $"  run: {hook.Command}"];
        string[] block = ["commands:", .. YamlLines.Indented("  ", command)];
        if (YamlLines.Root(text!) is not { } root)
            return TextLines.Append(text!, ["pre-commit:", .. YamlLines.Indented("  ", block)]);
        if (YamlLines.Entry(root, "pre-commit") is not { } hooks)
            return TextLines.Append(text!, ["", "pre-commit:", .. YamlLines.Indented("  ", block)]);
        if (!hooks.Value.IsMapping)
            return hooks.Value.IsNull ? YamlLines.Under(text!, hooks, block) : null;
        var inner = hooks.Value.AsMapping();
        return YamlLines.Entry(inner, "jobs") is { } jobs
                ? YamlLines.Under(text!, jobs, [$"- name: {hook.Name}", $"  run: {hook.Command}"])
            : YamlLines.Entry(inner, "commands") is { } commands ? YamlLines.Under(text!, commands, command)
            : YamlLines.Under(text!, hooks, block);
    }
}
