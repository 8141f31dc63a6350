namespace Undrift;

/// <summary>
/// <c>undrift.yml</c>. Keys are checked when it is read; variables are expanded when a value is asked for, so that a
/// check of one environment needs the secrets of that one only.
/// </summary>
public sealed class ProjectConfig
{
    /// <summary>The value of <c>scratch:</c> that allows scratch databases on the target server.</summary>
    public const string SameServer = "same-server";

    /// <summary>The names that the file may have.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["undrift.yml", "undrift.yaml"];

    /// <summary>The keys that the file may have.</summary>
    public static IReadOnlyList<string> Keys => ProjectConfigReader.Keys;

    /// <summary>The keys that an environment may have.</summary>
    public static IReadOnlyList<string> EnvironmentKeys => ProjectConfigReader.EnvironmentKeys;

    private readonly YamlMapping _root;
    private readonly YamlMapping? _environments;

    internal ProjectConfig(string file, YamlMapping root, YamlMapping? environments)
    {
        (File, _root, _environments) = (file, root, environments);
        Folder = Path.GetDirectoryName(file) ?? "";
    }

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>The folder that relative paths start from; empty: the current one.</summary>
    public string Folder { get; }

    /// <summary>Engine name; null when the file does not say.</summary>
    public string? Engine { get; internal init; }

    /// <summary>True when column order is to be compared.</summary>
    public bool ColumnOrder { get; internal init; }

    /// <summary>Which presets work; null when the file does not say.</summary>
    public PresetSelection? Presets { get; internal init; }

    /// <summary>True when roles, memberships and settings are to be compared.</summary>
    public bool Cluster { get; internal init; }

    /// <summary>Whether privileges are compared.</summary>
    public PrivilegeComparison Privileges { get; internal init; }

    /// <summary>The Python to run models with; null when the file does not say.</summary>
    public string? Python { get; internal init; }

    /// <summary>What plans rename instead of dropping and making it anew.</summary>
    public IReadOnlyList<RenameRequest> Renames { get; internal init; } = [];

    /// <summary>Time-out of a statement; null when the file does not say.</summary>
    public TimeSpan? Timeout { get; internal init; }

    /// <summary>The environments' names in the order of the file.</summary>
    public IReadOnlyList<string> EnvironmentNames => _environments?.Entries.Select(entry => entry.Name).ToArray() ?? [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="engines">Names of the engines that there are.</param>
    /// <exception cref="UndriftException">Unreadable, malformed, an unknown key or engine.</exception>
    public static ProjectConfig Load(string path, IReadOnlyList<string> engines) =>
        ProjectConfigReader.Read(TextFile.Read(path, "configuration"), path, engines);

    /// <summary>The nearest configuration file of a folder and those above it; null when there is none.</summary>
    /// <exception cref="UndriftException">One folder has both names.</exception>
    public static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            var found = FileNames
                .Select(name => Path.Combine(at.FullName, name))
                .Where(System.IO.File.Exists)
                .ToArray();
            if (found.Length > 1)
                throw UndriftException.Configuration(
                    $"both {string.Join(" and ", FileNames)} are there",
                    at.FullName,
                    "keep one, or name it with --config"
                );
            if (found.Length == 1)
                return found[0];
        }
        return null;
    }

    /// <summary>The desired source; null when the file does not say.</summary>
    public string? Desired(Func<string, string?> lookup) => Source(_root, "desired", lookup);

    /// <summary>The migrations source; null when the file does not say.</summary>
    public string? Migrations(Func<string, string?> lookup) => Source(_root, "migrations", lookup);

    /// <summary>The schemas that the project is limited to; empty: all.</summary>
    public IReadOnlyList<string> Schemas(Func<string, string?> lookup) => Schemas(_root, lookup) ?? [];

    /// <summary>The policy file; null when the file does not say.</summary>
    public string? Policy(Func<string, string?> lookup) => FilePath("policy", lookup);

    /// <summary>The ignore file; null when the file does not say.</summary>
    public string? Ignore(Func<string, string?> lookup) => FilePath("ignore", lookup);

    /// <summary>Where runs are recorded: a source, or a file's path; null when the file does not say.</summary>
    public string? History(Func<string, string?> lookup) => Source(_root, "history", lookup);

    /// <summary>The folder of backups; null when the file does not say.</summary>
    public string? Backups(Func<string, string?> lookup) => FilePath("backups", lookup);

    /// <summary>Where scratch databases live; null when the file does not say.</summary>
    public ScratchSetting? Scratch(Func<string, string?> lookup) =>
        Text(_root, "scratch", lookup) switch
        {
            null => null,
            SameServer => new ScratchSetting(true, null),
            var url when url.Contains("://", StringComparison.Ordinal) => new ScratchSetting(false, url),
            _ => throw _root["scratch"]!.Error($"scratch: expected {SameServer} or the URL of a server"),
        };

    /// <summary>An environment with its variables expanded.</summary>
    /// <exception cref="UndriftException">Unknown; or a variable is not set; or its parts do not make a URL.</exception>
    public EnvironmentTarget Environment(string name, Func<string, string?> lookup)
    {
        if (_environments?[name] is not { } value)
            throw UndriftException.Configuration(
                $"the environment '{name}' is not configured",
                File,
                EnvironmentNames.Count == 0 ? "add it under 'environments:'" : NextFor(name)
            );
        var parts = value.AsMapping();
        var url = Source(parts, "url", lookup) ?? ConnectionUrl.Of(Engine!, key => Text(parts, key, lookup), parts);
        if (url.Length == 0)
            throw parts["url"]!.Error($"{value.Path}.url is empty once its variables are expanded", "set the variable");
        return new EnvironmentTarget(
            name,
            url,
            Source(parts, "desired", lookup) ?? Desired(lookup),
            Schemas(parts, lookup) ?? Schemas(lookup),
            value.Where
        )
        {
            Protected = parts["protected"]?.AsFlag() ?? EnvironmentTarget.IsLikeProduction(name),
        };
    }

    private string NextFor(string name)
    {
        var known = "known: " + string.Join(", ", EnvironmentNames);
        return Nearest.To(name, EnvironmentNames) is { } near ? $"did you mean '{near}'? ({known})" : known;
    }

    private string? Source(YamlMapping map, string key, Func<string, string?> lookup)
    {
        // What a variable holds may be a secret, and a process list shows arguments to everybody.
        if (
            map[key] is { } value
            && value.AsText() is var raw
            && raw.StartsWith(ExternalCommand.Prefix, StringComparison.Ordinal)
        )
            return raw.Contains("${", StringComparison.Ordinal)
                ? throw value.Error(
                    $"{key}: variables are not expanded in the arguments of a command",
                    "leave it out: the command finds the scratch database in DATABASE_URL"
                )
                : raw;
        return Text(map, key, lookup) is { } text ? SourcePath.Rebase(text, Folder) : null;
    }

    private string? FilePath(string key, Func<string, string?> lookup) =>
        Text(_root, key, lookup) is { } text ? Path.Combine(Folder, text) : null;

    private static string[]? Schemas(YamlMapping map, Func<string, string?> lookup) =>
        map["schemas"] is { } list
            ? [.. ProjectConfigReader.Names(list).Select(item => Variables.Expand(item.AsText(), item.Where, lookup))]
            : null;

    private static string? Text(YamlMapping map, string key, Func<string, string?> lookup) =>
        map[key] is { } value ? Variables.Expand(value.AsText(), value.Where, lookup) : null;
}
