using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>A column goes by ALTER TABLE where SQLite can, and by a rebuild where it cannot; the other values stay.</summary>
public sealed class DropColumnTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("a, gone TEXT", "a")]
    [InlineData("gone TEXT, a", "a")]
    [InlineData("gone TEXT, a", "a, b TEXT DEFAULT 'x'")]
    [InlineData("a, gone TEXT, g AS (upper(gone))", "a")]
    [InlineData("g AS (upper(gone)) STORED, gone TEXT, a", "a")]
    [InlineData("a, \"gone \"\"col\" TEXT NOT NULL DEFAULT 1 COLLATE nocase", "a")]
    [InlineData("a INTEGER UNIQUE CHECK (a > 0), gone", "a INTEGER UNIQUE CHECK (a > 0)")]
    public async Task It_is_dropped_where_nothing_else_speaks_of_it(string live, string desired)
    {
        var sql = await FixAsync($"CREATE TABLE t ({desired});", $"CREATE TABLE t ({live});");
        Assert.Contains(" DROP COLUMN ", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("undrift_new_", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a, gone UNIQUE", "a")]
    [InlineData("a, gone CHECK (gone > 0)", "a")]
    [InlineData("a, gone INTEGER PRIMARY KEY", "a")]
    [InlineData("a INTEGER PRIMARY KEY, gone REFERENCES t (a)", "a INTEGER PRIMARY KEY")]
    [InlineData("a, gone TEXT -- its comment, with a comma\n", "a")]
    [InlineData("a, /* why, (not) */ gone TEXT", "a")]
    [InlineData("a, gone, g AS (gone), h AS (g)", "a")]
    [InlineData("a TEXT, gone", "a TEXT NOT NULL")]
    public async Task The_table_is_rebuilt_where_something_does(string live, string desired)
    {
        var sql = await FixAsync($"CREATE TABLE t ({desired});", $"CREATE TABLE t ({live});");
        Assert.Contains("undrift_new_t", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_on_the_table_does_not_stand_in_the_way()
    {
        const string rest = """
            CREATE TABLE log (x);
            CREATE VIEW everything AS SELECT * FROM t;
            CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES (new.a); END;
            CREATE INDEX by_a ON t (a);
            """;
        var sql = await FixAsync(
            "CREATE TABLE t (a);" + rest + "CREATE VIEW v AS SELECT a FROM t;",
            "CREATE TABLE t (a, gone);"
                + rest
                + "CREATE VIEW v AS SELECT gone FROM t; CREATE INDEX by_gone ON t (gone);"
        );
        Assert.Contains(" DROP COLUMN gone;", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE VIEW broken AS SELECT * FROM nowhere;")]
    [InlineData("CREATE TRIGGER broken AFTER UPDATE OF a ON t BEGIN INSERT INTO nowhere VALUES (1); END;")]
    [InlineData("CREATE VIEW old AS SELECT gone FROM t;")]
    public async Task A_view_or_trigger_that_is_broken_before_or_after_makes_it_a_rebuild(string broken)
    {
        var sql = await FixAsync("CREATE TABLE t (a);" + broken, "CREATE TABLE t (a, gone);" + broken);
        Assert.Contains("undrift_new_t", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_that_the_values_are_lost()
    {
        string[] pair = _work.Pair("CREATE TABLE t (a);", "CREATE TABLE t (a, gone);");
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Assert.Contains("-- column:t.gone: data-loss, table-rewrite, irreversible", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.35.4", 0)]
    [InlineData("3.35.5", 1)]
    [InlineData("3.7.17", 0)]
    [InlineData("unknown", 0)]
    public async Task A_library_that_cannot_do_it_is_not_asked(string library, int count)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var engine = Corpus.TestEngines.ByName("sqlite");
        async Task<Catalog> Of(string columns) =>
            await Corpus.TestEngines.BuildText(engine, $"CREATE TABLE t ({columns});", cancellation);
        var (desired, actual) = (await Of("a"), await Of("a, gone"));
        var table = actual.Find(new ObjectId("table", "", "", "t"))!;
        var drifts = Differ.Compare(desired, actual).Drifts;
        Assert.Equal(count, Undrift.Sqlite.DroppedColumns.Of(table, drifts, library).Columns.Count);
    }

    private async Task<string> FixAsync(string desired, string live)
    {
        string[] pair = _work.Pair(desired, live + "INSERT INTO t (a) VALUES (5), (7);");
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Assert.Contains("-- Proven", run.Out, StringComparison.Ordinal);
        Shell.Run(_work["live.db"], run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
        Assert.Equal("5,7", Shell.Run(_work["live.db"], "SELECT group_concat(a) FROM t;"));
        Assert.Equal("ok", Shell.Run(_work["live.db"], "PRAGMA integrity_check;"));
        return run.Out;
    }
}
