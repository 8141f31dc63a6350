using System.Text.Json;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The dashboard: its panels and what they ask.</summary>
internal static class OpsDashboard
{
    public const string File = "grafana/undrift.json";

    public static JsonElement Root { get; } = JsonDocument.Parse(OpsTools.Text(File)).RootElement;

    /// <summary>The panels that show something.</summary>
    public static IReadOnlyList<JsonElement> Panels { get; } =
    [.. Root.GetProperty("panels").EnumerateArray().Where(panel => Text(panel, "type") != "row")];

    /// <summary>The queries to a kind of data source, as it gets them: the dashboard's variables have their values.</summary>
    public static IReadOnlyList<string> Queries(string source) =>
        [
            .. Panels
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Concat(
                    Root.GetProperty("annotations")
                        .GetProperty("list")
                        .EnumerateArray()
                        .Select(note => note.GetProperty("target"))
                        .Where(_ => source == "loki")
                )
                .Where(target => !target.TryGetProperty("datasource", out var from) || Text(from, "type") == source)
                .Select(target => Text(target, "expr"))
                .Select(query =>
                    query
                        .Replace("$__range", "30d", StringComparison.Ordinal)
                        .Replace("$environment", "production|staging", StringComparison.Ordinal)
                ),
        ];

    /// <summary>The names that the panels show of the series of a kind of data source.</summary>
    public static IReadOnlyList<string> Legends(string source) =>
        [
            .. Panels
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Where(target => Text(target.GetProperty("datasource"), "type") == source)
                .Where(target => target.TryGetProperty("legendFormat", out _))
                .Select(target => Text(target, "legendFormat")),
        ];

    public static string Text(JsonElement place, string member) => place.GetProperty(member).GetString()!;
}
