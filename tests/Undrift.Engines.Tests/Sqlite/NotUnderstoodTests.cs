using Undrift.Engines.Tests.Corpus;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Definitions that a future SQLite may store: what is not understood is compared as text, never passed over.</summary>
public sealed class NotUnderstoodTests
{
    [Theory]
    [InlineData("table", "CREATE TABLE x (a int) FUTURE OPTION", "table:x")]
    [InlineData("table", "CREATE TABLE x (a int FUTURE (1) CLAUSE)", "table:x")]
    [InlineData("table", "CREATE VIRTUAL TABLE x FUTURE", "virtual_table:x")]
    [InlineData("index", "CREATE INDEX x ON t (a) FUTURE OPTION", "index:t.x")]
    [InlineData("view", "CREATE FUTURE VIEW x AS SELECT 1", "view:x")]
    [InlineData("trigger", "CREATE TRIGGER x FUTURE TIMING INSERT ON t BEGIN SELECT 1; END", "trigger:t.x")]
    public void A_definition_that_is_not_understood_is_compared_by_its_text(string type, string sql, string id)
    {
        var table = type is "table" or "view" ? "x" : "t";
        var first = Catalog(new SchemaRow(type, "x", table, sql));
        var same = Catalog(new SchemaRow(type, "x", table, sql.Replace(" ", "\n /* */", StringComparison.Ordinal)));
        var other = Catalog(new SchemaRow(type, "x", table, sql + " OTHER"));
        Assert.True(first.Objects.Single().PartiallyUnderstood);
        Assert.Empty(DriftText.Between(first, same));
        Assert.Equal([$"changed unexplained_definition {id} (definition)"], DriftText.Between(first, other));
    }

    [Fact]
    public async Task An_object_of_a_type_that_the_library_does_not_know_is_a_failure()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(
            file,
            ".dbconfig defensive off\ncreate table t (a); create table u (a); pragma writable_schema = on; "
                + "update sqlite_schema set type = 'future' where name = 'u';"
        );
        var error = await Assert.ThrowsAsync<UndriftException>(() =>
            TestEngines.ByName("sqlite").Read("sqlite:" + file, TestContext.Current.CancellationToken)
        );
        Assert.Contains("malformed database schema (u)", error.Message, StringComparison.Ordinal);
    }

    private static Catalog Catalog(SchemaRow row) =>
        new("sqlite", new CatalogOrigin("test"), CatalogBuilder.Objects([row]));
}
