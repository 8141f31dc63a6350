using System.Text.Json;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>Why a drift is there: told from the model, the migrations, and what the database says it has.</summary>
public sealed class CauseTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id int PRIMARY KEY, email text);";
    private const string Nick = "ALTER TABLE users ADD COLUMN nick text;";

    /// <summary>The migrations and one more column that no migration makes.</summary>
    private const string Model = "CREATE TABLE users (id int PRIMARY KEY, email text, nick text, age int);";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string, string, string> Tools =>
        new()
        {
            {
                "1_users.up.sql",
                "2_nick.up.sql",
                "CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (1, false);"
            },
            {
                "V1__users.sql",
                "V2__nick.sql",
                "CREATE TABLE flyway_schema_history (installed_rank int, version text, description text, type text, checksum int, success boolean); INSERT INTO flyway_schema_history VALUES (1, '1', 'users', 'SQL', NULL, true);"
            },
            {
                "20240101_users.sql?-- migrate:up",
                "20240102_nick.sql?-- migrate:up",
                "CREATE TABLE schema_migrations (version varchar(128)); INSERT INTO schema_migrations VALUES ('20240101');"
            },
            {
                "00001_users.sql?-- +goose Up",
                "00002_nick.sql?-- +goose Up",
                "CREATE TABLE goose_db_version (id int, version_id bigint, is_applied boolean); INSERT INTO goose_db_version VALUES (1, 0, true), (2, 1, true), (3, 2, true), (4, 2, false);"
            },
            {
                "20240101_users/migration.sql",
                "20240102_nick/migration.sql",
                "CREATE TABLE _prisma_migrations (migration_name text, checksum text, finished_at text, rolled_back_at text); INSERT INTO _prisma_migrations VALUES ('20240101_users', '', '2024', NULL), ('20240102_nick', '', NULL, '2024');"
            },
            {
                "a.sql?--liquibase formatted sql\n--changeset me:1",
                "b.sql?--liquibase formatted sql\n--changeset me:2",
                "CREATE TABLE databasechangelog (id text, author text, filename text, exectype text); INSERT INTO databasechangelog VALUES ('1', 'me', 'a.sql', 'EXECUTED');"
            },
            {
                "20240101000000_users/migration.sql?",
                "20240102000000_nick/migration.sql?",
                "CREATE TABLE __drizzle_migrations (id int, hash text, created_at bigint); INSERT INTO __drizzle_migrations VALUES (1, '', 1704067200000);"
            },
        };

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task The_history_of_each_tool_tells_what_is_pending(string first, string second, string history)
    {
        Write(first, Users);
        Write(second, Nick);
        if (first.StartsWith("20240101000000_", StringComparison.Ordinal))
            _work.Write("db/20240101000000_users/snapshot.json", "{\"id\":\"1\",\"dialect\":\"sqlite\"}");
        var live = _work.Database($"{Users} ALTER TABLE users ADD COLUMN hand text; {history}");
        var json = (await CheckAsync(live, "--json")).Expect(1).Json;
        AssertAllTold(json);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task The_history_of_each_tool_tells_what_is_pending_in_MySQL(
        string first,
        string second,
        string history
    )
    {
        Write(first, Users);
        Write(second, Nick);
        if (first.StartsWith("20240101000000_", StringComparison.Ordinal))
            _work.Write("db/20240101000000_users/snapshot.json", "{\"id\":\"1\",\"dialect\":\"mysql\"}");
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        // What inherits the default collation must not differ for that of the scratch server.
        await database.ExecuteAsync("ALTER DATABASE COLLATE utf8mb4_czech_ci");
        await database.ExecuteAsync($"{Users} ALTER TABLE users ADD COLUMN hand text; {history}");
        AssertAllTold((await CheckAsync(database.Url, "--json")).Expect(1).Json);
    }

    [Fact]
    public async Task The_history_of_Alembic_is_read_from_MySQL()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TABLE Alembic_Version (version_num varchar(32), applied bit); INSERT INTO Alembic_Version VALUES ('abc', b'1'); CREATE VIEW schema_migrations AS SELECT 1 AS version"
        );
        var tables = await new Undrift.MySql.MySqlEngine().ReadHistoryAsync(
            database.Url,
            ["alembic_version", "schema_migrations"],
            new ReadOptions(TimeSpan.FromSeconds(60), []),
            TestContext.Current.CancellationToken
        );
        var table = Assert.Single(tables);
        Assert.Equal("abc", table.Value(table.Rows[0], "version_num"));
        Assert.Equal("1", table.Value(table.Rows[0], "applied"));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task The_same_is_told_of_PostgreSQL(string first, string second, string history)
    {
        Write(first, Users);
        Write(second, Nick);
        if (first.StartsWith("20240101000000_", StringComparison.Ordinal))
            _work.Write("db/20240101000000_users/snapshot.json", "{\"id\":\"1\",\"dialect\":\"postgresql\"}");
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"{Users} ALTER TABLE users ADD COLUMN hand text; {history}");
        AssertAllTold((await CheckAsync(database.Url, "--json")).Expect(1).Json);
    }

    [Fact]
    public async Task The_text_report_leads_with_the_causes_and_ends_with_the_next_commands()
    {
        var (first, second, history) = Tools.Skip(1).First().Data;
        Write(first, Users);
        Write(second, Nick);
        var live = _work.Database($"{Users} ALTER TABLE users ADD COLUMN hand text; {history}");
        var text = (await CheckAsync(live)).Expect(1).Out;
        Assert.Contains(
            "  cause    1 drift: the database was changed by hand (manual_change)\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "  cause    1 drift: the model changed, and no migration says so (model_ahead)\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("  pending  1 migration: 2 nick\n", text, StringComparison.Ordinal);
        Assert.Contains("undrift fix … --to code", text, StringComparison.Ordinal);
        Assert.Contains("flyway migrate", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pending_is_no_drift_unless_asked_for()
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_nick.up.sql", Nick);
        var live = _work.Database(
            Users
                + "CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (1, 0);"
        );
        string[] check = ["check", "--database", live, "--desired", "migrations:" + _work["db"]];
        var run = (await UndriftCli.RunAsync(check)).Expect(0);
        Assert.Contains("pending  1 migration: 2 nick", run.Out, StringComparison.Ordinal);
        Assert.Contains("migrate -path", run.Out, StringComparison.Ordinal);
        var asked = (await UndriftCli.RunAsync([.. check, "--include-pending", "--json"])).Expect(1).Json;
        Assert.Equal(["pending_migration"], Causes(asked).Values);
    }

    [Fact]
    public async Task A_column_of_a_pending_table_that_no_migration_makes_is_not_hidden()
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_posts.up.sql", "CREATE TABLE posts (id int PRIMARY KEY);");
        var live = _work.Database(
            Users
                + "CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (1, 0);"
        );
        var json = (await CheckAsync(live, Users + "CREATE TABLE posts (id int PRIMARY KEY, title text);", "--json"))
            .Expect(1)
            .Json;
        Assert.Equal("model_ahead", Causes(json)["posts"]);
    }

    [Theory]
    [InlineData("false", "CREATE TABLE a (i int);")]
    [InlineData("true", "")]
    public async Task Half_of_a_migration_is_a_failed_one(string dirty, string there)
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_two.up.sql", "CREATE TABLE a (i int); CREATE TABLE b (i int);");
        var version = dirty == "true" ? 2 : 1;
        var live = _work.Database(
            $"{Users} {there} CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES ({version}, {dirty});"
        );
        var run = await CheckAsync(live, Users + "CREATE TABLE a (i int); CREATE TABLE b (i int);", "--json");
        var causes = Causes(run.Expect(1).Json);
        Assert.Equal("failed_migration", causes["b"]);
        Assert.Equal(dirty == "true", causes.ContainsKey("a"));
        var text = (await CheckAsync(live, Users + "CREATE TABLE a (i int); CREATE TABLE b (i int);")).Expect(1).Out;
        Assert.Contains("a migration did not come to its end (failed_migration)", text, StringComparison.Ordinal);
        Assert.Contains("undo by hand what 2_two.up.sql did", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_edited_after_it_was_applied_is_named()
    {
        _work.Write("db/20240101_users/migration.sql", Users);
        const string history =
            "CREATE TABLE _prisma_migrations (migration_name text, checksum text, finished_at text, rolled_back_at text); INSERT INTO _prisma_migrations VALUES ('20240101_users', 'abc', '2024', NULL), ('20231231_gone', 'abc', '2024', NULL);";
        var run = await CheckAsync(_work.Database(Users + history), Users, "--json");
        var faults = run.Expect(0)
            .Json.GetProperty("migrations")
            .GetProperty("faults")
            .EnumerateArray()
            .Select(fault => fault.GetProperty("message").GetString()!)
            .ToList();
        Assert.Contains(
            faults,
            fault => fault.StartsWith("the file was edited after it was applied", StringComparison.Ordinal)
        );
        Assert.Contains(
            faults,
            fault => fault.StartsWith("the database has the migration 20231231_gone", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("CREATE TABLE users (id INTEGER PRIMARY KEY);", false)]
    [InlineData("CREATE TABLE  users\n(id INTEGER PRIMARY KEY);\n--rollback DROP TABLE users;", false)]
    [InlineData("CREATE TABLE users (id INTEGER  PRIMARY KEY );;", true)]
    public async Task A_changeset_that_was_edited_after_Liquibase_ran_it_is_named(string sql, bool isEdited)
    {
        const string users = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
        _work.Write("db/a.sql", "--liquibase formatted sql\n--changeset me:1\n" + sql);
        var live = _work.Database(
            $"{users} CREATE TABLE databasechangelog (id text, author text, filename text, exectype text, md5sum text); INSERT INTO databasechangelog VALUES ('1', 'me', 'a.sql', 'EXECUTED', '9:f1acdd05fa8b66057be5072b459bab50');"
        );
        var said = (await CheckAsync(live, users, "--json")).Expect(0).Out;
        Assert.Equal(isEdited, said.Contains("the file was edited after it was applied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "the database has no history of golang-migrate")]
    [InlineData(
        "CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (2, 0);",
        "the causes are not known: "
    )]
    public async Task Without_a_history_or_with_one_that_cannot_be_replayed_the_reason_is_said(
        string history,
        string reason
    )
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_bad.up.sql", "CREATE TABEL b (i int);");
        var run = (await CheckAsync(_work.Database(Users + history))).Expect(1);
        Assert.Contains(
            reason,
            string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    private static void AssertAllTold(JsonElement json)
    {
        var causes = Causes(json);
        Assert.Equal("manual_change", causes["hand"]);
        Assert.Equal("model_ahead", causes["age"]);
        Assert.Equal(2, causes.Count);
        Assert.EndsWith(
            "nick",
            Assert
                .Single(json.GetProperty("pending_migrations").EnumerateArray())
                .GetString()!
                .Replace("me:2", "nick", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains(
            json.GetProperty("ignored").EnumerateArray(),
            ignored =>
                ignored.GetProperty("object").GetProperty("name").GetString() == "nick"
                && ignored.GetProperty("rule").GetProperty("text").GetString() == "pending_migration"
        );
    }

    private static Dictionary<string, string> Causes(JsonElement json) =>
        json.GetProperty("drifts")
            .EnumerateArray()
            .ToDictionary(
                drift => drift.GetProperty("object").GetProperty("name").GetString()!,
                drift => drift.GetProperty("cause").GetString()!
            );

    /// <summary>A file, with what stands behind a question mark before its SQL.</summary>
    private void Write(string file, string sql)
    {
        var parts = file.Split('?');
        _work.Write("db/" + parts[0], (parts.Length > 1 ? parts[1] + "\n" : "") + sql);
    }

    private Task<CliRun> CheckAsync(string live, params string[] options) => CheckAsync(live, Model, options);

    private Task<CliRun> CheckAsync(string live, string model, params string[] options)
    {
        if (model.StartsWith("--", StringComparison.Ordinal))
            (model, options) = (Model, [model, .. options]);
        return UndriftCli.RunAsync([
            "check",
            "--database",
            live,
            "--desired",
            _work.Write("model.sql", model),
            "--migrations",
            "migrations:" + _work["db"],
            .. options,
        ]);
    }
}
