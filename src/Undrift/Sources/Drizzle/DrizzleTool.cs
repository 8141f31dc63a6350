using System.Text.RegularExpressions;

namespace Undrift;

/// <summary><c>drizzle:CONFIG</c>: the model of a Drizzle project, as its own drizzle-kit exports it.</summary>
internal sealed partial class DrizzleTool : IProjectTool
{
    private readonly string _config;

    public DrizzleTool(string config)
    {
        if (!File.Exists(config))
            throw UndriftException.Failed(
                $"there is no such configuration of Drizzle: {config}",
                next: "write drizzle:drizzle.config.ts, with the path of the file"
            );
        _config = config;
        EngineName = Dialect().Match(File.ReadAllText(config)) is { Success: true } match
            ? EngineOf(match.Groups["name"].Value)
            : null;
    }

    /// <inheritdoc/>
    public string Description => "drizzle:" + _config;

    /// <inheritdoc/>
    public string? EngineName { get; }

    /// <inheritdoc/>
    public async Task<MigrationSet> ReadAsync(IEngine engine, BuildOptions options, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(_config))!;
        // drizzle-kit takes the paths in the configuration from the current folder.
        string[] words = [DrizzleKit.Find(folder), "export", "--config", Path.GetFileName(_config)];
        var said = await new ToolRun(folder, engine, options).NodeAsync(words, cancellation);
        var sql = string.Join('\n', Sql(said.Output.Split('\n')));
        // A model that cannot be read ends with exit code 0 too, and with its error on standard error.
        if (string.IsNullOrWhiteSpace(sql) || Failure().IsMatch(said.Errors))
            throw UndriftException.Failed(
                $"drizzle-kit exported nothing{CommandRunner.Said(said.Errors, said.Output)}",
                _config,
                "run npx drizzle-kit export by hand"
            );
        return new MigrationSet(
            "drizzle-kit",
            _config,
            [new Migration("", "model", ToolRun.Script($"the SQL of {_config}", sql))]
        )
        {
            NewMigration = "npx drizzle-kit generate",
        };
    }

    /// <summary>The lines without what drizzle-kit says before them: some dialects list the files that they read.</summary>
    private static IEnumerable<string> Sql(string[] lines)
    {
        var listing = false;
        foreach (var line in lines)
        {
            listing =
                line.StartsWith("Reading schema files", StringComparison.Ordinal)
                || (listing && line.Trim().Length > 0);
            if (!listing && !Preamble().IsMatch(line))
                yield return line;
        }
    }

    private static string EngineOf(string dialect) =>
        dialect switch
        {
            "postgresql" => "postgres",
            "turso" => "sqlite",
            var other => other,
        };

    [GeneratedRegex(@"\bdialect\s*:\s*[""'](?<name>\w+)[""']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dialect();

    [GeneratedRegex(
        @"^(Reading config file|No config path provided|Using '|\[.\] )",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^\w*Error\b|^\s*Error:", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Failure();
}
