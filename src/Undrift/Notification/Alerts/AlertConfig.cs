namespace Undrift;

/// <summary>Which ends of deployments somebody wants to be told of.</summary>
internal enum MigrationNews
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that went wrong, and that it is over.</summary>
    Failures,

    /// <summary>All.</summary>
    All,
}

/// <summary>Who is told of what.</summary>
/// <param name="Environments">The environments that it is for; empty: all.</param>
/// <param name="Severity">The least severity.</param>
/// <param name="To">Names of channels.</param>
/// <param name="Repeat">After this time the same is told again; null: never.</param>
/// <param name="Migrations">Which ends of deployments it is for.</param>
internal sealed record AlertRoute(
    IReadOnlyList<string> Environments,
    Severity Severity,
    IReadOnlyList<string> To,
    TimeSpan? Repeat,
    MigrationNews Migrations
)
{
    /// <summary>True for reports of that environment.</summary>
    public bool IsFor(string? environment) =>
        Environments.Count == 0 || (environment is not null && Environments.Contains(environment));
}

/// <summary><c>alerts.yml</c>: channels and routes. Secrets stand in it as variables, read when their channel is used.</summary>
internal sealed class AlertConfig
{
    /// <summary>The keys of a route.</summary>
    public static readonly string[] RouteKeys = ["environments", "severity", "to", "repeat", "migrations"];

    private readonly YamlMapping _channels;

    /// <summary>The name of the file beside <c>undrift.yml</c>.</summary>
    public const string StandardName = "alerts.yml";

    private AlertConfig(YamlMapping channels, IReadOnlyList<AlertRoute> routes) =>
        (_channels, Routes) = (channels, routes);

    /// <summary>The routes in the order of the file.</summary>
    public IReadOnlyList<AlertRoute> Routes { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UndriftException">Unreadable, malformed; an unknown key, channel or severity.</exception>
    public static AlertConfig Load(string path) => Parse(TextFile.Read(path, "file of alerts"), path);

    /// <summary>Reads the text of a file.</summary>
    public static AlertConfig Parse(string text, string file)
    {
        var root = YamlDocument.LoadMapping(text, file, "file of alerts", ["channels", "routes"]);
        var channels = root.Required("channels").AsMapping();
        foreach (var channel in channels.Entries)
            AlertChannels.Check(channel);
        var names = channels.Entries.Select(entry => entry.Name).ToArray();
        var routes = root.Required("routes").AsList("a list of routes such as [{ to: [ops] }]");
        return new AlertConfig(channels, [.. routes.Select(route => RouteOf(route, names))]);
    }

    /// <summary>A channel, its secrets looked up.</summary>
    /// <exception cref="UndriftException">A variable is not set, or an address is none.</exception>
    public AlertChannel Channel(string name, Func<string, string?> variable, TimeProvider clock) =>
        AlertChannels.Make(Entry(name), variable, clock);

    /// <summary>True where what was opened has to be closed.</summary>
    public bool IsPager(string name) => AlertChannels.IsPager(Entry(name));

    private YamlEntry Entry(string name) => _channels.Entries.First(entry => entry.Name == name);

    private static AlertRoute RouteOf(YamlValue place, IReadOnlyList<string> channels)
    {
        var map = place.AsMapping(RouteKeys);
        var severity = map["severity"];
        return new AlertRoute(
            Names(map["environments"], "a list of environments such as [production]"),
            severity is null
                ? Severity.INFO
                : Levels.Of(severity.AsText()) ?? throw Levels.Unknown(severity, severity.AsText()),
            [.. map.Required("to").AsList("a list of channels such as [ops]").Select(name => Known(name, channels))],
            map["repeat"]?.AsDuration(),
            map["migrations"] is { } migrations ? NewsOf(migrations) : MigrationNews.Failures
        );
    }

    private static MigrationNews NewsOf(YamlValue value) =>
        value.AsText() switch
        {
            "none" => MigrationNews.None,
            "failures" => MigrationNews.Failures,
            "all" => MigrationNews.All,
            _ => throw value.Error($"{value.Path}: expected all, failures or none"),
        };

    private static string Known(YamlValue name, IReadOnlyList<string> channels) =>
        channels.Contains(name.AsText())
            ? name.AsText()
            : throw name.Error($"there is no channel '{name.AsText()}'", Nearest.Hint(name.AsText(), [.. channels]));

    private static IReadOnlyList<string> Names(YamlValue? list, string expected) =>
        list is null ? [] : [.. list.AsList(expected).Select(item => item.AsText())];
}
