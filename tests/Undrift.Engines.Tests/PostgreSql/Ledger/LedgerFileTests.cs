using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Ledgers;

/// <summary>The form of a ledger file.</summary>
public sealed class LedgerFileTests
{
    [Fact]
    public void A_column_is_read_into_facets_or_left_out_for_a_reason()
    {
        var table = LedgerTable<VersionRange>.Parse(
            "pg_x",
            """
            # Things.
            # More words.
            name = thing.id, thing.name
            flag (14+) : a reason: with a colon
            old (13-16) = thing.old
            once (15) : r
            """
        );
        Assert.Equal("Things.", table.Holds);
        Assert.True(table.IsRead);
        Assert.Equal(["name", "flag", "old", "once"], table.Lines.Select(line => line.Column));
        Assert.Equal(["thing.id", "thing.name"], table.Lines[0].Facets.Select(facet => facet.ToString()));
        Assert.Equal("a reason: with a colon", table.Lines[1].Reason);
        Assert.Equal(["", "14+", "13-16", "15"], table.Lines.Select(line => line.Servers.ToString()));
        Assert.Equal([13, 14, 15, 16], Enumerable.Range(13, 6).Where(table.Lines[2].Servers.Contains));
    }

    [Theory]
    [InlineData("name = thing.id", "no comment")]
    [InlineData("# x\nname", "expected 'column = kind.facet'")]
    [InlineData("# x\nname =", "nothing stands behind name")]
    [InlineData("# x\nname :", "nothing stands behind name")]
    [InlineData("# x\nname = thing", "'thing' is not of the form")]
    [InlineData("# x\nname = thing.a.b", "'thing.a.b' is not of the form")]
    [InlineData("# x\nname (14 = thing.a", "not closed")]
    [InlineData("# x\nname (new) = thing.a", "'new' names no versions")]
    [InlineData("# x\nname : r\nname : s", "a column stands twice")]
    public void A_malformed_file_is_refused(string text, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<FormatException>(() => LedgerTable<VersionRange>.Parse("pg_x", text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_files_are_embedded() => Assert.Contains(CatalogLedger.Tables, table => table.Name == "pg_class");
}
