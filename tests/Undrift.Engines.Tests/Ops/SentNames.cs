using System.Text.Json;
using Undrift.Cli;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The names in what Undrift really sends, from samples of all that it sends.</summary>
internal static class SentNames
{
    private static readonly RunRecord Check = new(
        "r1",
        SampleDeployment.At,
        "check",
        "production",
        "postgres",
        "postgres://db.example:5432/shop",
        RunOutcome.Blocked,
        1,
        1200
    )
    {
        Tool = "undrift 1.2.3",
        By = new RunAuthor("runner", "ada", "https://ci.example/run/1", "abc1234", "main"),
        Drifts =
        [
            new Sighting(
                "d1",
                "f",
                "column:public.users.email",
                "public",
                "missing_column",
                "missing_column",
                Severity.ERROR,
                "major",
                "unknown",
                Blocks: true,
                AcceptedBy: null,
                Cluster: false
            ),
        ],
    };

    private static readonly IReadOnlyList<JsonElement> Lines =
    [
        .. CheckLines
            .Of(Check, TimeSpan.FromDays(1))
            .Append(DeploymentLines.Started(SampleDeployment.Of(DeploymentOutcome.Failed)))
            .Append(DeploymentLines.Finished(SampleDeployment.Of(DeploymentOutcome.Failed)))
            .SelectMany(stream => stream.Lines)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    /// <summary>The members of the lines.</summary>
    public static IReadOnlySet<string> LokiFields { get; } =
        Lines
            .SelectMany(line => line.EnumerateObject().Select(member => member.Name))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The kinds of lines.</summary>
    public static IReadOnlySet<string> LokiEvents { get; } =
        Lines.Select(line => line.GetProperty("event").GetString()!).ToHashSet(StringComparer.Ordinal);

    /// <summary>The metrics by the names that Prometheus gives them, each with its labels.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Metrics { get; } =
        CheckSignals
            .Of(Check, new CatalogOrigin("shop", "15", "db.example", 5432, "shop"), TimeSpan.FromDays(1))
            .Gauges.Concat(DeploymentSignals.Of(SampleDeployment.Of(DeploymentOutcome.Succeeded)).Gauges)
            .ToDictionary(Prometheus, Labels, StringComparer.Ordinal);

    /// <summary>The labels of all metrics.</summary>
    public static IReadOnlySet<string> Attributes { get; } =
        Metrics.Values.SelectMany(labels => labels).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// opentelemetry.io, "Prometheus and OpenMetrics Compatibility": other signs become underscores, a unit is a suffix, one in
    /// braces is left out, and a gauge of the unit 1 is a ratio.
    /// </summary>
    private static string Prometheus(TelemetryGauge gauge) =>
        Underscored(gauge.Name)
        + gauge.Unit switch
        {
            "s" => "_seconds",
            "1" => "_ratio",
            ['{', ..] => "",
            var other => throw new InvalidOperationException($"{gauge.Name}: what is the suffix of '{other}'?"),
        };

    private static IReadOnlySet<string> Labels(TelemetryGauge gauge) =>
        gauge
            .Points.SelectMany(point => point.Tags.All.Select(tag => Underscored(tag.Key)))
            .ToHashSet(StringComparer.Ordinal);

    private static string Underscored(string name) => name.Replace('.', '_');
}
