using System.Text.Json;
using Undrift.Tests.Reporting;

namespace Undrift.Tests.Configuring;

/// <summary>The JSON Schema that editors check undrift.yml with knows the keys that the reader knows.</summary>
public sealed class PublishedConfigurationSchemaTests
{
    private const string Schema = "undrift-v1.schema.json";

    [Fact]
    public void It_has_the_keys_of_the_reader()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PublishedSchema.PathOf(Schema)));
        Assert.Equal(ProjectConfig.Keys, Names(document.RootElement));
        Assert.Equal(
            ProjectConfig.EnvironmentKeys,
            Names(document.RootElement.GetProperty("$defs").GetProperty("environment"))
        );
    }

    [Fact]
    public async Task It_takes_what_the_reader_takes_and_refuses_what_it_refuses()
    {
        const string Good =
            """{"engine": "postgres", "cluster": true, "environments": {"e": {"host": "h", "port": 5432, "database": "d"}}}""";
        Assert.Empty(await PublishedSchema.ComplaintsAsync(Schema, [Good]));
        Assert.NotEmpty(await PublishedSchema.ComplaintsAsync(Schema, ["""{"cluster": "yes"}"""]));
        Assert.NotEmpty(await PublishedSchema.ComplaintsAsync(Schema, ["""{"clusters": true}"""]));
    }

    private static IEnumerable<string> Names(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
