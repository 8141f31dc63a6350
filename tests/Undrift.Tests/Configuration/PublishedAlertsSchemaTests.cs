using System.Text.Json;
using Undrift.Tests.Reporting;

namespace Undrift.Tests.Configuring;

/// <summary>The JSON Schema that editors check alerts.yml with knows the keys that the reader knows.</summary>
public sealed class PublishedAlertsSchemaTests
{
    private const string Schema = "alerts-v1.schema.json";

    [Fact]
    public void It_has_the_keys_of_the_reader()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PublishedSchema.PathOf(Schema)));
        var root = document.RootElement;
        Assert.Equal(
            AlertConfig.RouteKeys,
            Names(root.GetProperty("properties").GetProperty("routes").GetProperty("items"))
        );
        var channel = root.GetProperty("$defs").GetProperty("channel");
        Assert.Equal(AlertChannels.All.Select(kind => kind.Kind), Names(channel));
        foreach (var (kind, keys) in AlertChannels.All)
            Assert.Equal(keys, Names(channel.GetProperty("properties").GetProperty(kind)));
    }

    [Fact]
    public async Task It_takes_what_the_reader_takes_and_refuses_what_it_refuses()
    {
        const string good =
            """{"channels": {"a": {"slack": {"url": "${X}"}}}, "routes": [{"to": ["a"], "severity": "ERROR", "repeat": "24h", "migrations": "all"}]}""";
        Assert.Empty(await PublishedSchema.ComplaintsAsync(Schema, [good]));
        string[] bad =
        [
            good.Replace("\"all\"", "\"some\"", StringComparison.Ordinal),
            good.Replace("slack", "slak", StringComparison.Ordinal),
            good.Replace("url", "ulr", StringComparison.Ordinal),
            good.Replace("24h", "soon", StringComparison.Ordinal),
            good.Replace("\"to\"", "\"too\"", StringComparison.Ordinal),
        ];
        foreach (var text in bad)
            Assert.NotEmpty(await PublishedSchema.ComplaintsAsync(Schema, [text]));
    }

    private static IEnumerable<string> Names(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
