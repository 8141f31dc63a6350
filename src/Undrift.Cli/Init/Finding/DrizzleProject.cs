using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>Drizzle, 0.x and 1.0: <c>drizzle.config.*</c>.</summary>
internal static partial class DrizzleProject
{
    private static readonly string[] Files =
    [
        "drizzle.config.ts",
        "drizzle.config.js",
        "drizzle.config.mjs",
        "drizzle.config.cjs",
        "drizzle.config.mts",
        "drizzle.config.json",
    ];

    public static FoundProject? In(ProjectFolder folder, string root)
    {
        if (Array.Find(Files, folder.Has) is not { } config)
            return null;
        var text = folder.Text(config);
        var output = ProjectFolder.Setting("out", text) is { } named ? Plain(named).Trim('/') : "drizzle";
        var node = Toolchain.Node(folder, root);
        return new FoundProject(
            "Drizzle",
            EngineHints.Named(ProjectFolder.Setting("dialect", text)),
            "drizzle:" + config,
            folder.HasFolder(output) ? "migrations:" + output : null
        )
        {
            Toolchain = node,
            Settings = [config],
            Model = [.. ModelOf(text).Select(path => folder.HasFolder(path) ? path.TrimEnd('/') + "/**" : path)],
            MigrationFiles = [output + "/**"],
            Generate = node.Of("drizzle-kit generate"),
            Apply = node.Of("drizzle-kit migrate"),
        };
    }

    /// <summary><c>schema:</c> is a text or a list: files, folders, patterns.</summary>
    private static IEnumerable<string> ModelOf(string text) =>
        Schema().Match(text) is { Success: true } schema
            ? Quoted().Matches(schema.Groups["value"].Value).Select(match => Plain(match.Groups["path"].Value))
            : [];

    private static string Plain(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    [GeneratedRegex(
        """(?<![\w.])["']?schema["']?\s*:\s*(?<value>\[[^\]]*\]|"[^"]*"|'[^']*'|`[^`]*`)""",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Schema();

    [GeneratedRegex("""["'`](?<path>[^"'`]+)["'`]""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();
}
