using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Undrift.Engines.Tests.Ops;

/// <summary>An alert rule as a file of rules has it.</summary>
internal sealed record OpsRule(string Alert, string Query, string Severity, string Runbook, string Texts);

/// <summary>The rules and the queries of the kit.</summary>
internal static partial class OpsRules
{
    public static IReadOnlyList<OpsRule> Loki { get; } = Read("loki/rules.yml");

    public static IReadOnlyList<OpsRule> Prometheus { get; } = Read("prometheus/rules.yml");

    /// <summary>The questions of the page for Loki.</summary>
    public static IReadOnlyList<string> LokiPage { get; } =
    [.. Fence().Matches(OpsTools.Text("loki/queries.md")).Select(match => match.Groups["query"].Value)];

    /// <summary>The questions of the runbooks to Loki.</summary>
    public static IReadOnlyList<string> Runbooks { get; } =
    [
        .. new[] { "runbooks/migration-failure.md", "runbooks/drift.md" }.SelectMany(file =>
            Fence().Matches(OpsTools.Text(file)).Select(match => match.Groups["query"].Value)
        ),
    ];

    private static List<OpsRule> Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(OpsTools.Text(file)));
        return
        [
            .. List(stream.Documents.Single().RootNode, "groups")
                .SelectMany(group => List(group, "rules"))
                .Select(rule => new OpsRule(
                    Text(rule, "alert"),
                    Text(rule, "expr"),
                    Text(rule["labels"], "severity"),
                    Text(rule["annotations"], "runbook"),
                    $"{Text(rule["annotations"], "summary")} {Text(rule["annotations"], "description")}"
                )),
        ];
    }

    private static IEnumerable<YamlNode> List(YamlNode node, string key) => (YamlSequenceNode)node[key];

    private static string Text(YamlNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    [GeneratedRegex("```logql\n(?<query>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
