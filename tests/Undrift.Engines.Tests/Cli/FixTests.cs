using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>undrift fix</c> and <c>diff --sql</c>: SQL that was tried out before it is shown.</summary>
public sealed class FixTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL DEFAULT 'a');";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task The_printed_SQL_removes_the_drift_when_it_is_run()
    {
        var config = _work.Project(
            Users + "CREATE INDEX by_email ON users (email);",
            "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT); CREATE VIEW old AS SELECT 1; INSERT INTO users VALUES (7, 'x');"
        );
        var run = (await UndriftCli.RunAsync("fix", "--config", config, "-e", "production")).Expect(0);
        Assert.Contains("-- Proven", run.Out, StringComparison.Ordinal);
        Assert.Contains("-- Hazards: data-loss, table-rewrite, index-build", run.Out, StringComparison.Ordinal);
        Shell.Run(_work["live.db"], run.Out);
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "production")).Expect(0);
        Assert.Equal("7|a", Shell.Run(_work["live.db"], "SELECT * FROM users;"));
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_differs()
    {
        var config = _work.Project(Users, Users);
        var run = (await UndriftCli.RunAsync("fix", "--config", config, "-e", "production")).Expect(0);
        Assert.Equal("-- Nothing to do: the schemas do not differ.\n", run.Out);
    }

    [Fact]
    public async Task What_is_ignored_or_accepted_is_left_alone()
    {
        var config = _work.Project(Users, Users + "CREATE TABLE tmp_import (a); CREATE TABLE audit (a);");
        _work.Write(".driftignore", "table:tmp_*\n");
        var json = (await UndriftCli.RunAsync("check", "--config", config, "-e", "local", "--json")).Expect(1).Json;
        var id = json.GetProperty("drifts")[0].GetProperty("id").GetString()!;
        string[] accept =
        [
            "accept",
            id,
            "--config",
            config,
            "-e",
            "local",
            "--reason",
            "later",
            "--until",
            "2999-01-01",
        ];
        (await UndriftCli.RunAsync(accept)).Expect(0);
        var run = (await UndriftCli.RunAsync("fix", "--config", config, "-e", "local")).Expect(0);
        Assert.Equal("-- Nothing to do: the schemas do not differ.\n", run.Out);
    }

    [Fact]
    public async Task A_rebuilt_table_keeps_rowids_counter_children_indexes_and_triggers()
    {
        const string rest = """
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE);
            CREATE TABLE bare (a TEXT, b TEXT{0});
            CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT{0});
            CREATE INDEX by_name ON parent (name);
            CREATE VIEW names AS SELECT name FROM parent;
            CREATE TRIGGER t AFTER DELETE ON parent BEGIN DELETE FROM bare; END;
            """;
        const string rows = """
            INSERT INTO parent VALUES (5, 'a'), (90, 'b'); DELETE FROM parent WHERE id = 90;
            INSERT INTO child VALUES (1, 5); INSERT INTO bare (rowid, a) VALUES (3, 'x'), (8, 'y');
            """;
        string[] pair = _work.Pair(
            rest.Replace("{0}", " CHECK (length(a) < 9)")
                .Replace("name TEXT CHECK (length(a)", "name TEXT CHECK (length(name)"),
            rest.Replace("{0}", "") + rows
        );
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Shell.Run(_work["live.db"], "PRAGMA foreign_keys = ON;\n" + run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
        const string left = """
            SELECT group_concat(id) FROM parent; SELECT seq FROM sqlite_sequence WHERE name = 'parent';
            SELECT count(*) FROM child; SELECT group_concat(rowid) FROM bare; PRAGMA foreign_key_check; SELECT * FROM names;
            """;
        Assert.Equal("5\n90\n1\n3,8\na", Shell.Run(_work["live.db"], left));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("CREATE UNIQUE INDEX by_name ON parent (name);", 1)]
    public async Task A_foreign_key_to_no_key_does_not_stop_a_plan_and_other_keys_are_checked(string index, int orphans)
    {
        var rest =
            "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);"
            + index
            + "CREATE TABLE wrong (n TEXT REFERENCES parent (name));"
            + "CREATE TABLE right (id INTEGER REFERENCES parent (id));";
        string[] pair = _work.Pair(
            "CREATE TABLE t (a TEXT NOT NULL);" + rest,
            "CREATE TABLE t (a TEXT);" + rest + "INSERT INTO right VALUES (5); INSERT INTO wrong VALUES ('x');"
        );
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Assert.Equal(orphans == 0, run.Out.Contains("(VALUES ('right')) AS t JOIN", StringComparison.Ordinal));
        Shell.Run(_work["live.db"], run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
    }

    [Fact]
    public async Task A_view_and_its_triggers_change_together()
    {
        const string trigger = "CREATE TRIGGER {0} INSTEAD OF DELETE ON v BEGIN SELECT {1}; END;";
        string[] pair = _work.Pair(
            "CREATE TABLE t (a); CREATE VIEW v AS SELECT a, 1 AS b FROM t;"
                + trigger.Replace("{0}", "changed").Replace("{1}", "2")
                + trigger.Replace("{0}", "same").Replace("{1}", "1"),
            "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t;"
                + trigger.Replace("{0}", "changed").Replace("{1}", "1")
                + trigger.Replace("{0}", "same").Replace("{1}", "1")
                + trigger.Replace("{0}", "extra").Replace("{1}", "1")
        );
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Shell.Run(_work["live.db"], run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_stop_the_plan_and_nothing_is_changed()
    {
        string[] pair = _work.Pair(
            "CREATE TABLE t (a TEXT NOT NULL); CREATE TABLE other (a);",
            "CREATE TABLE t (a TEXT); INSERT INTO t VALUES (NULL);"
        );
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        var before = Shell.Run(_work["live.db"], ".dump");
        Shell.Run(_work["live.db"], ".bail on\n" + run.Out);
        Assert.Equal(before, Shell.Run(_work["live.db"], ".dump"));
    }

    [Fact]
    public async Task A_hostile_name_does_not_leave_its_place()
    {
        const string name = "\"t\"\"; DROP TABLE victim; --\nDROP TABLE victim;\"";
        string[] pair = _work.Pair(
            $"CREATE TABLE victim (a); CREATE TABLE {name} (a, b); CREATE INDEX \"i'; DROP TABLE victim; --\" ON {name} (a);",
            $"CREATE TABLE victim (a); CREATE TABLE {name} (a, gone); CREATE TRIGGER \"x; DROP TABLE victim\" AFTER INSERT ON {name} BEGIN SELECT 1; END;"
        );
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Shell.Run(_work["live.db"], run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
    }

    [Fact]
    public async Task What_no_statement_can_do_is_named_and_the_code_is_3()
    {
        string[] pair = _work.Pair("PRAGMA encoding = 'UTF-16le'; " + Users, Users + "CREATE TABLE more (a);");
        var run = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(3);
        Assert.Contains("-- No automatic fix for database:main: the encoding", run.Out, StringComparison.Ordinal);
        Assert.Contains("-- NOT PROVEN", run.Out, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE more", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_writes_the_SQL_that_turns_the_first_source_into_the_second()
    {
        var (from, to) = (_work.Write("from.sql", Users), _work.Write("to.sql", Users + "CREATE TABLE more (a);"));
        var run = (await UndriftCli.RunAsync("diff", from, to, "--engine", "sqlite", "--sql")).Expect(1);
        Assert.Contains("\nCREATE TABLE more (a);\n", run.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync("diff", from, from, "--engine", "sqlite", "--sql")).Expect(0);
    }

    [Fact]
    public async Task Diff_writes_SQL_between_files_of_a_server_engine()
    {
        var sql = _work.Write("a.sql", "CREATE TABLE t (a integer);");
        var other = _work.Write("b.sql", "CREATE TABLE t (a bigint);");
        await PostgreSql.Servers.GetAsync();
        var run = (await UndriftCli.RunAsync("diff", sql, other, "--engine", "postgres", "--sql")).Expect(1);
        Assert.Contains("-- Proven", run.Out, StringComparison.Ordinal);
        Assert.Contains("ALTER TABLE public.t ALTER COLUMN a TYPE bigint", run.Out, StringComparison.Ordinal);
    }
}
