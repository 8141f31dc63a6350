using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>
/// What the other files of a project say about its engine, where its schema tool does not: the scheme of a URL in an
/// example of a <c>.env</c> file, the images of Docker Compose. Nothing but the name of an engine leaves this class.
/// </summary>
internal static partial class EngineHints
{
    private static readonly string[] VariableFiles =
    [
        ".env.example",
        ".env.sample",
        ".env.template",
        ".env.development",
        ".env.local",
        ".env",
    ];

    private static readonly string[] ComposeFiles =
    [
        "compose.yml",
        "compose.yaml",
        "docker-compose.yml",
        "docker-compose.yaml",
    ];

    /// <summary>The engine; null where nothing names one, or two are named.</summary>
    public static string? Of(ProjectFolder folder) =>
        Only(VariableFiles, file => Url().Matches(folder.TextIfThere(file)))
        ?? Only(ComposeFiles, file => Image().Matches(folder.TextIfThere(file)));

    private static string? Only(string[] files, Func<string, MatchCollection> matches)
    {
        var engines = files
            .SelectMany(file => matches(file).Select(match => Named(match.Groups["engine"].Value)))
            .OfType<string>()
            .Distinct()
            .ToList();
        return engines is [var only] ? only : null;
    }

    /// <summary>The engine that a dialect, a provider or the beginning of a URL names; null: none that is known.</summary>
    public static string? Named(string? text) =>
        text is null ? null
        : Any(text, "postgres", "Npgsql", "postgis", "timescale", "pgvector") ? "postgres"
        : Any(text, "mysql", "mariadb") ? "mysql"
        : Any(text, "sqlite", "turso", "libsql") ? "sqlite"
        : null;

    private static bool Any(string text, params string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        """^\s*(export\s+)?\w*(DATABASE|DB|POSTGRES|MYSQL)\w*\s*=\s*["']?(jdbc:)?(?<engine>postgres|mysql|mariadb|sqlite|libsql)""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase,
        10_000
    )]
    private static partial Regex Url();

    [GeneratedRegex(
        """^\s*image:\s*["']?([\w.:-]+/)*(?<engine>postgres|postgis|timescaledb|pgvector|mysql|mariadb)""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        10_000
    )]
    private static partial Regex Image();
}
