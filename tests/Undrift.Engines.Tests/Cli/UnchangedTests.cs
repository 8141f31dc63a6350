using Undrift.Engines.Tests.PostgreSql;
using Undrift.PostgreSql;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary>
/// A snapshot whose fingerprint is that of the database is not read to its end. The report must be the one that reading it
/// would give, and whatever differs must be found.
/// </summary>
public sealed class UnchangedTests : IDisposable
{
    private const string Schema = """
        CREATE SCHEMA app;
        CREATE TABLE app.t (a integer PRIMARY KEY, b text NOT NULL DEFAULT 'x', CHECK (a > 0));
        CREATE VIEW app.v AS SELECT a FROM app.t;
        COMMENT ON TABLE app.t IS 'things';
        GRANT SELECT ON app.t TO PUBLIC;
        """;

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task The_report_is_the_one_that_reading_the_objects_gives()
    {
        await using var database = await MakeAsync();
        var snapshot = await SnapshotAsync(database);
        var known = (await CheckAsync(database, snapshot)).Expect(0);
        var read = (await CheckAsync(database, Unsealed(snapshot))).Expect(0);
        Assert.Equal(Report(read), Report(known));
        Assert.True(known.Json.GetProperty("coverage").GetProperty("objects").GetInt32() > 5, known.Out);
    }

    [Theory]
    [InlineData("ALTER TABLE app.t ALTER b SET DEFAULT 'y'")]
    [InlineData("ALTER TABLE app.t ADD c integer")]
    [InlineData("DROP VIEW app.v")]
    [InlineData("REVOKE SELECT ON app.t FROM PUBLIC")]
    [InlineData("COMMENT ON TABLE app.t IS 'others'")]
    public async Task Whatever_changes_is_found(string change)
    {
        await using var database = await MakeAsync();
        var snapshot = await SnapshotAsync(database);
        await database.ExecuteAsync(change);
        var known = (await CheckAsync(database, snapshot)).Expect(1);
        Assert.Equal(Report((await CheckAsync(database, Unsealed(snapshot))).Expect(1)), Report(known));
    }

    [Fact]
    public async Task The_order_of_columns_is_compared_where_it_is_asked_for()
    {
        await using var database = await MakeAsync();
        var snapshot = await SnapshotAsync(database);
        await database.ExecuteAsync(
            "DROP VIEW app.v; DROP TABLE app.t; "
                + Schema
                    .Replace("CREATE SCHEMA app;", "", StringComparison.Ordinal)
                    .Replace("(a integer PRIMARY KEY, b text NOT NULL DEFAULT 'x',", Swapped, StringComparison.Ordinal)
        );
        (await CheckAsync(database, snapshot)).Expect(0);
        (await CheckAsync(database, snapshot, "--column-order")).Expect(1);
    }

    [Fact]
    public void Whatever_is_compared_is_part_of_the_fingerprint()
    {
        foreach (var kind in ((IEngine[])[new PostgreSqlEngine(), new SqliteEngine()]).SelectMany(e => e.Kinds))
        foreach (var facet in kind.Facets)
        {
            var (without, with) = (Of(kind), Of(kind, new FacetEntry(facet, Some(facet))));
            if (Differ.Compare(without, with, new ComparisonOptions(AllowEmpty: true, Cluster: true)).Drifts.Count > 0)
                Assert.NotEqual(Canonical.Fingerprint(without), Canonical.Fingerprint(with));
        }
    }

    private const string Swapped = "(b text NOT NULL DEFAULT 'x', a integer PRIMARY KEY,";

    private static FacetValue Some(Facet facet) =>
        facet.Shape switch
        {
            FacetShape.Flag => FacetValue.Of(true),
            FacetShape.Number => FacetValue.Of(1),
            FacetShape.List => FacetValue.Of(["a"]),
            _ => FacetValue.Of("a"),
        };

    private static Catalog Of(ObjectKind kind, params ReadOnlySpan<FacetEntry> facets) =>
        new("any", new CatalogOrigin("any"), [new CatalogObject(new ObjectId(kind.Name, "", "", "x"), kind, facets)])
        {
            Cluster = true,
        };

    private static async Task<TestDatabase> MakeAsync()
    {
        var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        return database;
    }

    private async Task<string> SnapshotAsync(TestDatabase database)
    {
        var file = _work["snapshot.json"];
        (await UndriftCli.RunAsync("inspect", database.Url, "--export", file)).Expect(0);
        return file;
    }

    /// <summary>The same snapshot, which has to be read to its end.</summary>
    private static string Unsealed(string snapshot)
    {
        File.WriteAllText(snapshot, File.ReadAllText(snapshot) + "\n");
        return snapshot;
    }

    private static Task<CliRun> CheckAsync(TestDatabase database, string snapshot, params string[] options) =>
        UndriftCli.RunAsync(["check", "--json", "--database", database.Url, "--desired", snapshot, .. options]);

    /// <summary>The report without what depends on the time of day.</summary>
    private static string Report(CliRun run) =>
        string.Join(
            '\n',
            run.Json.EnumerateObject()
                .Where(member => member.Name is not ("started_at" or "duration_ms"))
                .Select(member => member.ToString())
        );
}
