namespace Undrift;

/// <summary>Checks every key of <c>undrift.yml</c>.</summary>
internal static class ProjectConfigReader
{
    public static readonly string[] Keys =
    [
        "engine",
        "desired",
        "migrations",
        "schemas",
        "scratch",
        "environments",
        "policy",
        "ignore",
        "presets",
        "column_order",
        "cluster",
        "privileges",
        "python",
        "renames",
        "timeout",
        "history",
        "backups",
    ];

    public static readonly string[] EnvironmentKeys = ["url", .. ConnectionUrl.Keys, "schemas", "desired", "protected"];

    public static ProjectConfig Read(string text, string file, IReadOnlyList<string> engines)
    {
        var root = YamlDocument.LoadMapping(text, file, "configuration", Keys);
        foreach (
            var key in (string[])
                ["desired", "migrations", "scratch", "policy", "ignore", "python", "history", "backups"]
        )
            CheckText(root[key]);
        var engine = root["engine"] is { } value ? EngineOf(value, engines) : null;
        CheckNames(root["schemas"]);
        var environments = root["environments"]?.AsMapping();
        foreach (var entry in environments?.Entries ?? [])
            CheckEnvironment(entry, engine);
        return new ProjectConfig(file, root, environments)
        {
            Engine = engine,
            Presets = root["presets"] is { } presets ? PresetsOf(presets) : null,
            ColumnOrder = root["column_order"]?.AsFlag() ?? false,
            Cluster = root["cluster"]?.AsFlag() ?? false,
            Privileges = root["privileges"] is { } privileges ? PrivilegesOf(privileges) : PrivilegeComparison.Auto,
            Renames = root["renames"] is { } renames ? RenamesOf(renames) : [],
            // A bare name is looked for on PATH, a path from the file's folder.
            Python =
                root["python"]?.AsText() is { } python && python.Contains('/')
                    ? Path.Combine(Path.GetDirectoryName(file) ?? "", python)
                    : root["python"]?.AsText(),
            Timeout = root["timeout"]?.AsDuration(),
        };
    }

    /// <summary>A list of schema names; not an empty one, which would be read as none by one person and as all by another.</summary>
    public static IReadOnlyList<YamlValue> Names(YamlValue value)
    {
        var names = value.AsList("a list of schema names such as [public]");
        foreach (var name in names)
            name.AsText("the name of a schema");
        return names.Count > 0
            ? names
            : throw value.Error("schemas: the list is empty", "name schemas, or remove the key to compare all");
    }

    private static IReadOnlyList<RenameRequest> RenamesOf(YamlValue value)
    {
        const string expected = "a rename such as public.users.mail=public.users.email";
        return
        [
            .. value
                .AsList("a list of renames such as [public.users.mail=public.users.email]")
                .Select(item =>
                    item.AsText(expected) is var text && text.Contains('=', StringComparison.Ordinal)
                        ? new RenameRequest(text, item.Where)
                        : throw item.Error($"{item.Path}: expected {expected}")
                ),
        ];
    }

    private static PresetSelection PresetsOf(YamlValue value)
    {
        string[] words =
            value.Node is YamlDotNet.RepresentationModel.YamlScalarNode
                ? [value.AsText()]
                : [.. value.AsList("a list of presets").Select(item => item.AsText("the name of a preset"))];
        try
        {
            return PresetSelection.Of(words);
        }
        catch (FormatException e)
        {
            throw value.Error($"presets: {e.Message}", $"known: {PresetSelection.Known}");
        }
    }

    private static string EngineOf(YamlValue value, IReadOnlyList<string> engines)
    {
        var name = value.AsText("the name of an engine: " + YamlValue.Or(engines));
        return engines.Contains(name)
            ? name
            : throw value.Error(
                $"unknown engine '{name}': expected {YamlValue.Or(engines)}",
                Nearest.Hint(name, engines)
            );
    }

    private static PrivilegeComparison PrivilegesOf(YamlValue value)
    {
        string[] words = ["auto", "compare", "ignore"];
        return value.AsText(YamlValue.Or(words)) switch
        {
            "auto" => PrivilegeComparison.Auto,
            "compare" => PrivilegeComparison.Compare,
            "ignore" => PrivilegeComparison.Ignore,
            var other => throw value.Error(
                $"privileges: expected {YamlValue.Or(words)}, not '{other}'",
                Nearest.Hint(other, words)
            ),
        };
    }

    private static void CheckEnvironment(YamlEntry entry, string? engine)
    {
        if (entry.Name.Length == 0)
            throw entry.Key.Error("an environment needs a name");
        var parts = entry.Value.AsMapping(EnvironmentKeys);
        foreach (var key in (string[])["url", "desired", .. ConnectionUrl.Keys])
            CheckText(parts[key]);
        CheckNames(parts["schemas"]);
        parts["protected"]?.AsFlag();
        var written = Array.Find(ConnectionUrl.Keys, key => parts[key] is not null);
        if (parts["url"] is not null)
        {
            if (written is not null)
                throw parts[written]!.Error($"'url' and '{written}' are both written", "keep the URL or the parts");
            return;
        }
        if (parts["host"] is null && parts["database"] is null)
            throw parts.Place.Error($"{parts.Place.Path} names no database", "add 'url:', or 'host:' and 'database:'");
        if (Array.IndexOf(ConnectionUrl.Engines, engine) >= 0)
            return;
        var names = YamlValue.Or([.. ConnectionUrl.Engines.Select(name => $"'engine: {name}'")]);
        throw parts.Place.Error(
            $"{parts.Place.Path} is written in parts, which needs {names}",
            engine is null ? $"add {names}, or write 'url:'" : "write 'url:'"
        );
    }

    private static void CheckNames(YamlValue? value)
    {
        if (value is not null)
            Names(value);
    }

    private static void CheckText(YamlValue? value) => value?.AsText();
}
