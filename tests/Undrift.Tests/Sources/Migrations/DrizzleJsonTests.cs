using System.Text;

namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>What differs between two snapshots of Drizzle is taken over to a third, and nothing else of them.</summary>
public sealed class DrizzleJsonTests
{
    [Theory]
    [InlineData(
        """{"id":"1","tables":{"a":{"columns":{"i":{"type":"int4"}}}}}""",
        """{"id":"2","tables":{"a":{"columns":{"i":{"type":"int4"},"j":{"type":"text"}}},"b":{}}}""",
        """{"id":"9","tables":{"a":{"columns":{"i":{"type":"integer"}}}}}""",
        """{"id":"9","tables":{"a":{"columns":{"i":{"type":"integer"},"j":{"type":"text"}}},"b":{}}}"""
    )]
    [InlineData(
        """{"tables":{"a":{"columns":{"i":{"type":"text","notNull":false},"j":{}}},"b":{}}}""",
        """{"tables":{"a":{"columns":{"i":{"type":"text","notNull":true}}}}}""",
        """{"tables":{"a":{"columns":{"i":{"type":"varchar","notNull":false},"j":{}}},"b":{}}}""",
        """{"tables":{"a":{"columns":{"i":{"type":"varchar","notNull":true}}}}}"""
    )]
    [InlineData(
        """{"ddl":[{"entityType":"columns","table":"a","name":"i","type":"int4"},{"entityType":"columns","table":"a","name":"x"}]}""",
        """{"ddl":[{"entityType":"columns","table":"a","name":"i","type":"int4"},{"entityType":"columns","table":"a","name":"j"}]}""",
        """{"ddl":[{"entityType":"columns","table":"a","name":"i","type":"integer"},{"entityType":"columns","table":"a","name":"x"}]}""",
        """{"ddl":[{"entityType":"columns","table":"a","name":"i","type":"integer"},{"entityType":"columns","table":"a","name":"j"}]}"""
    )]
    public void Only_the_difference_is_taken(string from, string to, string target, string expected)
    {
        var json = Read(target);
        DrizzleJson.Take(json, Read(from), Read(to));
        Assert.Equal(expected, json.ToJsonString());
    }

    [Fact]
    public void What_is_no_object_is_told_with_its_file()
    {
        var failure = Assert.Throws<UndriftException>(() => DrizzleJson.Read("[1"u8.ToArray(), "meta/_journal.json"));
        Assert.Equal("meta/_journal.json", failure.Where);
    }

    private static System.Text.Json.Nodes.JsonObject Read(string text) =>
        DrizzleJson.Read(Encoding.UTF8.GetBytes(text), "x.json");
}
