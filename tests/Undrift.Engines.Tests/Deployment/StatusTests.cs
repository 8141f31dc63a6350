using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary><c>undrift status</c>: what a database has of the project's migrations, and what was done lately.</summary>
public sealed class StatusTests : IDisposable
{
    private const string History = "CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY);";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task What_is_pending_is_in_the_first_line_and_each_migration_with_its_file()
    {
        Migrations("1_users", "2_orders", "3_states", "4_notes", "5_marks");
        var run = await StatusAsync(History + Applied("1", "2", "3", "4"));
        run.Expect(1);
        Assert.Equal(
            $"""
            1 of 5 migrations is pending on local
              migrations:{_work["m"]} (dbmate, 5 migrations) on sqlite:{_work["live.db"]}

            Applied
              1 migration before these
              2 orders ({_work["m/2_orders.sql"]})
              3 states ({_work["m/3_states.sql"]})
              4 notes ({_work["m/4_notes.sql"]})

            Pending
              5 marks ({_work["m/5_marks.sql"]})

            """,
            Unwrapped(run.Out)
        );
    }

    [Fact]
    public async Task A_database_with_everything_is_up_to_date()
    {
        Migrations("1_users", "2_orders");
        var run = await StatusAsync(History + Applied("1", "2"));
        run.Expect(0);
        Assert.StartsWith("all 2 migrations are applied on local\n", run.Out, StringComparison.Ordinal);
        Assert.True((await AgainAsync("--json")).Expect(0).Json.GetProperty("up_to_date").GetBoolean());
    }

    [Fact]
    public async Task In_an_empty_database_all_are_pending()
    {
        Migrations("1_users", "2_orders");
        var run = await StatusAsync("PRAGMA user_version = 0;");
        run.Expect(1);
        Assert.StartsWith("2 of 2 migrations are pending on local\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_run_is_not_guessed_where_there_is_no_history()
    {
        Migrations("1_users");
        (await StatusAsync("CREATE TABLE users (id INTEGER);")).Fails(
            3,
            "the database is not empty and has no history of dbmate (a table schema_migrations)"
        );
    }

    [Fact]
    public async Task Out_of_order_and_unknown_migrations_are_told()
    {
        Migrations("1_users", "2_orders", "3_states");
        var run = await StatusAsync(History + Applied("1", "3", "7"));
        run.Expect(1);
        Assert.StartsWith("1 of 3 migrations is pending on local; 1 fault\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("2_orders.sql): out of order\n", Unwrapped(run.Out), StringComparison.Ordinal);
        Assert.Contains(
            "schema_migrations: the database has the migration 7, and there is no file for it\n",
            Unwrapped(run.Out),
            StringComparison.Ordinal
        );
        var counts = (await AgainAsync("--json")).Json.GetProperty("counts");
        Assert.Equal((3, 2, 1, 1, 1), (Of("all"), Of("applied"), Of("pending"), Of("out_of_order"), Of("unknown")));

        int Of(string name) => counts.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_failed_and_an_edited_migration_are_told_on_PostgreSQL()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE flyway_schema_history (installed_rank int, version text, description text, type text, script text, checksum int, success boolean);
            INSERT INTO flyway_schema_history VALUES (1, '1', 'users', 'SQL', 'V1__users.sql', 12345, true), (2, '2', 'orders', 'SQL', 'V2__orders.sql', NULL, false)
            """
        );
        _work.Write("f/V1__users.sql", "CREATE TABLE users (id int);");
        _work.Write("f/V2__orders.sql", "CREATE TABLE orders (id int);");
        var run = await UndriftCli.RunAsync(
            "status",
            "--database",
            server.Url(database.Name),
            "--migrations",
            "migrations:" + _work["f"]
        );
        run.Expect(1);
        Assert.StartsWith("2 orders failed on postgres://", Squeezed(run.Out), StringComparison.Ordinal);
        Assert.Contains("V1__users.sql): edited since\n", Unwrapped(run.Out), StringComparison.Ordinal);
        var json = await UndriftCli.RunAsync(
            "status",
            "--json",
            "--database",
            server.Url(database.Name),
            "--migrations",
            "migrations:" + _work["f"]
        );
        Assert.Equal(
            ["edited", "failed"],
            json.Json.GetProperty("migrations").EnumerateArray().Select(item => item.GetProperty("state").GetString())
        );
    }

    [Fact]
    public async Task Several_histories_are_not_chosen_from()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"{History} CREATE SCHEMA other; CREATE TABLE other.schema_migrations (version text);"
        );
        Migrations("1_users");
        (
            await UndriftCli.RunAsync(
                "status",
                "--database",
                server.Url(database.Name),
                "--migrations",
                "migrations:" + _work["m"]
            )
        ).Fails(3, "several tables may be the history of dbmate: other.schema_migrations, public.schema_migrations");
    }

    [Fact]
    public async Task Hazards_of_what_is_pending_are_shown_with_the_size_of_the_real_tables_on_MariaDB()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"CREATE TABLE users (id int PRIMARY KEY); INSERT INTO users VALUES (1), (2); {History} {Applied("1")}"
        );
        Migrations("1_users", "2_orders");
        _work.Write("m/2_orders.sql", "-- migrate:up\nALTER TABLE users MODIFY id bigint;\n-- migrate:down\n");
        string[] args =
        [
            "status",
            "--hazards",
            "--database",
            server.Url(database.Name),
            "--migrations",
            "migrations:" + _work["m"],
            "--scratch",
            server.Url(),
        ];
        var run = (await UndriftCli.RunAsync(args)).Expect(1);
        Assert.Matches(
            "line 2: table-rewrite: writes every row of users anew .*; blocks writes meanwhile",
            Squeezed(run.Out)
        );
        var review = (await UndriftCli.RunAsync([.. args, "--json"])).Json.GetProperty("review");
        Assert.Equal("table-rewrite", review.GetProperty("hazards")[0].GetString());
        var effect = review.GetProperty("migrations")[0].GetProperty("effects")[0];
        Assert.Equal("table:users", effect.GetProperty("object").GetString());
        Assert.Equal("blocks writes", effect.GetProperty("blocks").GetString());
    }

    [Fact]
    public async Task The_last_runs_are_those_of_the_environment()
    {
        Migrations("1_users");
        await StatusAsync(History + Applied("1"));
        _work.Write("schema.sql", History + "CREATE TABLE users (id INTEGER);");
        await UndriftCli.RunAsync(
            "check",
            "-e",
            "local",
            "--config",
            _work["undrift.yml"],
            "--history",
            _work["runs.db"]
        );
        var run = await AgainAsync("--history", _work["runs.db"]);
        Assert.Matches(@"Last runs\n  \d{4}-\d\d-\d\d \d\d:\d\d  check    blocked\n", run.Out);
        Assert.DoesNotContain("Last runs", (await AgainAsync()).Out, StringComparison.Ordinal);
        Assert.Contains(
            "the history of runs was not read",
            (await AgainAsync("--history", _work["none/none.db"])).Out,
            StringComparison.Ordinal
        );
    }

    private void Migrations(params string[] names)
    {
        foreach (var name in names)
            _work.Write(
                $"m/{name}.sql",
                $"-- migrate:up\nCREATE TABLE {name[2..]} (id integer);\n-- migrate:down\nDROP TABLE {name[2..]};\n"
            );
    }

    private static string Applied(params string[] versions) =>
        string.Concat(versions.Select(version => $"INSERT INTO schema_migrations VALUES ('{version}');"));

    private Task<CliRun> StatusAsync(string database)
    {
        _work.Database(database);
        _work.Write(
            "undrift.yml",
            "engine: sqlite\ndesired: schema.sql\nmigrations: migrations:m\nenvironments:\n  local: { url: 'sqlite:live.db' }\n"
        );
        return AgainAsync();
    }

    private Task<CliRun> AgainAsync(params string[] options) =>
        UndriftCli.RunAsync(["status", "-e", "local", "--config", _work["undrift.yml"], .. options]);

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Long paths of temporary folders wrap where they like.</summary>
    private static string Unwrapped(string text) => text.Replace("\n    ", " ", StringComparison.Ordinal);
}
