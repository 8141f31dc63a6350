using System.CommandLine;

namespace Undrift.Cli;

/// <summary>What the command line and the project file say together.</summary>
/// <param name="Environment">Name of the environment; null when the sources were named on the command line.</param>
/// <param name="Desired">The desired schema as text, and where it was named.</param>
/// <param name="Actual">The database as text. Holds a credential.</param>
/// <param name="Schemas">Limits the comparison to these schemas; empty: all.</param>
/// <param name="Config">The project file; null when there is none.</param>
/// <param name="Files">Policy, ignore file and acceptances.</param>
/// <param name="Variable">Looks an environment variable up, the .env file included.</param>
internal sealed record Project(
    string? Environment,
    string? Desired,
    string? Actual,
    IReadOnlyList<string> Schemas,
    ProjectConfig? Config,
    ProjectFiles Files,
    Func<string, string?> Variable
)
{
    /// <summary>True where nothing may be thrown away: <see cref="EnvironmentTarget.Protected"/>.</summary>
    public bool Protected { get; private init; }

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The project as the options name it: an environment of the project file, or sources on the command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="host">The outside world.</param>
    /// <param name="sourcesNamed">True when arguments name the sources: no environment is in play then.</param>
    public static Project Of(ParseResult parsed, SharedOptions options, CliHost host, bool sourcesNamed = false)
    {
        var (config, files, variable) = Read(parsed, options, host);
        var schemas = parsed.GetValue(options.Schemas) ?? [];
        var project = new Project(null, null, null, schemas, config, files, variable)
        {
            Actual = Option(parsed, options.Database),
            Desired = Option(parsed, options.Desired),
        };
        var name = Option(parsed, options.Environment);
        if (name is not null && config is null)
            throw UndriftException.Usage(
                $"the environment '{name}' is named, and there is no undrift.yml in this folder or above it",
                next: "name the file with --config, or use --database URL --desired SOURCE"
            );
        if (name is null && !sourcesNamed && project.Actual is null && config?.EnvironmentNames is [var only])
            name = only;
        if (sourcesNamed)
            return project.WithSchemasOfConfig();
        return name is null
            ? project.WithSchemasOfConfig() with
            {
                Desired = project.Desired ?? config?.Desired(variable),
            }
            : project.In(config!.Environment(name, variable));
    }

    /// <summary>The files that judging rests on.</summary>
    public static ProjectFiles FilesOf(ParseResult parsed, SharedOptions options, CliHost host) =>
        Read(parsed, options, host).Files;

    /// <summary>The folder of the project file (empty: the current one), and the variables with those of a .env file.</summary>
    public static (string Folder, Func<string, string?> Variable) FolderOf(
        ParseResult parsed,
        SharedOptions options,
        CliHost host
    ) =>
        (
            ConfigOf(parsed.GetValue(options.Config), host)?.Folder ?? "",
            Variables(parsed.GetValue(options.EnvFile), host)
        );

    /// <summary>How to read and to build, as options and project file say.</summary>
    public PairRequest Request(
        ParseResult parsed,
        SharedOptions options,
        CliHost host,
        SchemaSource desired,
        string actual
    ) =>
        new(
            desired,
            SchemaSource.Parse(actual, host.Engines),
            parsed.GetValue(options.Engine) ?? Config?.Engine,
            Schemas,
            parsed.GetValue(options.Scratch) ?? ScratchOfConfig(),
            TimeoutOf(parsed, options),
            parsed.GetValue(options.Cluster) || Config?.Cluster == true
        )
        {
            Python = parsed.GetValue(options.Python) ?? Config?.Python,
            Caches = !parsed.GetValue(options.NoCache),
            Say = parsed.GetValue(options.Verbose) ? text => host.Error.WriteLine("undrift: " + text) : null,
        };

    /// <summary>Which presets work: as the option says, else as the project file says, else those that fit.</summary>
    /// <param name="option">Words with commas between them; null where the option is not given.</param>
    public PresetSelection Presets(string? option)
    {
        if (option is null)
            return Config?.Presets ?? PresetSelection.Automatic;
        try
        {
            return PresetSelection.Of(option.Split(',', StringSplitOptions.TrimEntries));
        }
        catch (FormatException e)
        {
            throw UndriftException.Usage($"--presets: {e.Message}", next: $"known: {PresetSelection.Known}");
        }
    }

    /// <summary>The database to check.</summary>
    /// <exception cref="UndriftException">None was named.</exception>
    public string RequireActual() =>
        Actual
        ?? throw UndriftException.Usage(
            "which database?",
            next: Config is { EnvironmentNames.Count: > 0 } config
                ? $"add -e NAME; {config.File} has {string.Join(", ", config.EnvironmentNames)}"
                : "add --database URL, or write an undrift.yml with environments"
        );

    /// <summary>The migrations.</summary>
    /// <param name="option">What the command line says; null: nothing.</param>
    /// <exception cref="UndriftException">None were named.</exception>
    public string RequireMigrations(string? option) =>
        NamedMigrations(option)
        ?? throw UndriftException.Usage(
            "which migrations?",
            next: "add --migrations migrations:DIR, or 'migrations:' to undrift.yml"
        );

    /// <summary>The migrations that tell causes: named, or the desired schema itself; null where there are none.</summary>
    /// <param name="option">What the command line says; null: nothing.</param>
    /// <param name="desired">The desired source; null: there is none.</param>
    /// <param name="actual">The actual source: only a database has a history.</param>
    /// <param name="host">The outside world.</param>
    public string? SecondLeg(string? option, string? desired, string actual, CliHost host)
    {
        var named = NamedMigrations(option);
        string[] own = [MigrationFlavours.Prefix, "alembic:"];
        var source =
            named
            ?? (own.Any(prefix => desired?.StartsWith(prefix, StringComparison.Ordinal) == true) ? desired : null);
        return host.Engines.Any(engine => engine.IsDatabase(actual)) ? source : null;
    }

    private string? NamedMigrations(string? option) =>
        (option ?? Config?.Migrations(Variable)) is { } named ? ProjectTools.AsMigrations(named) : null;

    /// <summary>The desired schema.</summary>
    /// <exception cref="UndriftException">None was named.</exception>
    public string RequireDesired() =>
        Desired
        ?? throw UndriftException.Usage(
            "compared with which desired schema?",
            next: "add --desired SOURCE, or 'desired:' to undrift.yml"
        );

    private static (ProjectConfig? Config, ProjectFiles Files, Func<string, string?> Variable) Read(
        ParseResult parsed,
        SharedOptions options,
        CliHost host
    )
    {
        var variable = Variables(parsed.GetValue(options.EnvFile), host);
        var config = ConfigOf(parsed.GetValue(options.Config), host);
        return (config, ProjectFiles.Of(config, parsed.GetValue(options.Policy), variable), variable);
    }

    private Project In(EnvironmentTarget target) =>
        this with
        {
            Environment = target.Name,
            Protected = target.Protected,
            Actual = Actual ?? target.Source,
            Desired = Desired ?? target.Desired,
            Schemas = Schemas.Count > 0 ? Schemas : target.Schemas,
        };

    private string? ScratchOfConfig() =>
        Config?.Scratch(Variable) is { } setting ? setting.Url ?? ProjectConfig.SameServer : null;

    /// <summary>For connecting and for each statement.</summary>
    public TimeSpan TimeoutOf(ParseResult parsed, SharedOptions options)
    {
        if (Option(parsed, options.Timeout) is not { } text)
            return Config?.Timeout ?? DefaultTimeout;
        return Duration.Parse(text)
            ?? throw UndriftException.Usage(
                $"{options.Timeout.Name} {text} is no duration",
                next: "write 45s, 5m or 1h"
            );
    }

    private Project WithSchemasOfConfig() =>
        Schemas.Count > 0 || Config is null ? this : this with { Schemas = Config.Schemas(Variable) };

    private static ProjectConfig? ConfigOf(string? named, CliHost host)
    {
        var here = Directory.GetCurrentDirectory();
        var path = named ?? (ProjectConfig.Find(here) is { } found ? Path.GetRelativePath(here, found) : null);
        return path is null ? null : ProjectConfig.Load(path, [.. host.Engines.Select(engine => engine.Name)]);
    }

    private static Func<string, string?> Variables(string? file, CliHost host) =>
        file is null ? host.Variable : EnvFile.Lookup(host.Variable, EnvFile.Load(file));

    /// <summary>An option's value; given but empty is a mistake (an unset variable in a pipeline), never "not given".</summary>
    private static string? Option(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null
        : text.Length > 0 ? text
        : throw UndriftException.Usage($"{option.Name} is empty", next: "is the variable set that it was taken from?");
}
