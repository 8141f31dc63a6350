using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Migrations;

/// <summary><c>fix --to code</c> in a project with migrations: the new one is written as its tool would have it.</summary>
public sealed class AdoptedFormatTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id int PRIMARY KEY, email text);";
    private const string Hand =
        "ALTER TABLE users ADD COLUMN hand text DEFAULT 'a:b ${x} 5%'; CREATE INDEX by_hand ON users (hand);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    /// <summary>A file with what stands before its SQL, and the files that are written beside it.</summary>
    public static TheoryData<string, string, string[]> Formats =>
        new()
        {
            { "001_users.sql", "", ["002_adopt_users_hand_and_more.sql"] },
            { "1-users.sql", "", ["2-adopt_users_hand_and_more.sql"] },
            { "V1__users.sql", "", ["V2__adopt_users_hand_and_more.sql", "V2__adopt_users_hand_and_more.sql.conf"] },
            { "V2026.1__users.sql", "", ["V2026.2__adopt_users_hand_and_more.sql"] },
            {
                "000001_users.up.sql",
                "",
                ["000002_adopt_users_hand_and_more.up.sql", "000002_adopt_users_hand_and_more.down.sql"]
            },
            { "1700000000_users.up.sql", "", ["1795262400_adopt_users_hand_and_more.up.sql"] },
            { "20240101120000_users.sql", "-- migrate:up\n", ["20261121120000_adopt_users_hand_and_more.sql"] },
            { "00001_users.sql", "-- +goose Up\n", ["00002_adopt_users_hand_and_more.sql"] },
            { "20240101120000_users/migration.sql", "", ["20261121120000_adopt_users_hand_and_more/migration.sql"] },
            { "users.sql", "--liquibase formatted sql\n--changeset me:1\n", ["users.sql"] },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task SQLite_gets_a_migration_that_makes_what_the_database_has(
        string file,
        string before,
        string[] written
    )
    {
        _work.Write("db/" + file, before + Users + "\n");
        await AdoptAsync(_work.Database(Users + Hand), written);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task PostgreSQL_gets_a_migration_with_functions_and_a_way_back(
        string file,
        string before,
        string[] written
    )
    {
        const string routine =
            "CREATE FUNCTION twice(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN a; RETURN 2 * a; END $$;";
        _work.Write("db/" + file, before + Users + "\n");
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync(Users + Hand);
        await AdoptAsync(database.Url, written);
        await database.ExecuteAsync(routine + "ALTER TABLE users ALTER COLUMN hand SET NOT NULL;");
        (await FixAsync(database.Url, "--name", "second")).Expect(0);
        (await CheckAsync(database.Url)).Expect(0);
    }

    [Theory]
    [InlineData("V1__users.sql", "", "V2__adopt_users_hand_and_more.sql")]
    [InlineData("000001_users.up.sql", "", "000002_adopt_users_hand_and_more.up.sql")]
    [InlineData("20240101120000_users.sql", "-- migrate:up\n", "20261121120000_adopt_users_hand_and_more.sql")]
    [InlineData("00001_users.sql", "-- +goose Up\n", "00002_adopt_users_hand_and_more.sql")]
    public async Task MariaDB_gets_a_migration_that_makes_what_the_database_has(
        string file,
        string before,
        string written
    )
    {
        _work.Write("db/" + file, before + Users + "\n");
        await using var database = await (await MySql.MySqlServers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync(Users);
        await database.ExecuteAsync("ALTER TABLE users ADD COLUMN hand varchar(20) DEFAULT 'x'");
        await database.ExecuteAsync("CREATE INDEX by_hand ON users (hand)");
        await AdoptAsync(database.Url, [written]);
    }

    [Theory]
    [InlineData("20240101_users.sql", "-- migrate:up\n", " transaction:false")]
    [InlineData("00001_users.sql", "-- +goose Up\n", "-- +goose NO TRANSACTION")]
    [InlineData("a.sql", "--liquibase formatted sql\n--changeset me:1\n", " runInTransaction:false")]
    public async Task What_runs_in_no_transaction_is_marked(string file, string before, string mark)
    {
        _work.Write("db/" + file, before + Users + "\n");
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync(Users + Hand);
        var run = (await FixAsync(database.Url, "--online")).Expect(0);
        var text = await File.ReadAllTextAsync(run.Out.Split('\n')[0], TestContext.Current.CancellationToken);
        Assert.Contains("CREATE INDEX CONCURRENTLY", text, StringComparison.Ordinal);
        Assert.Contains(mark, text, StringComparison.Ordinal);
        Assert.DoesNotContain("search_path", text, StringComparison.Ordinal);
        (await CheckAsync(database.Url)).Expect(0);
    }

    [Fact]
    public async Task A_tool_that_joins_all_statements_refuses_those_that_cannot_be_joined()
    {
        _work.Write("db/1_users.up.sql", Users);
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync(Users + Hand);
        (await FixAsync(database.Url, "--online")).Fails(64, "one query", "--online");
        Assert.Single(Directory.GetFiles(_work["db"]));
    }

    [Fact]
    public async Task It_follows_what_the_database_says_it_has_and_what_is_pending_comes_first()
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_nick.up.sql", "ALTER TABLE users ADD COLUMN nick text;");
        const string history =
            "CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (1, 0);";
        var live = _work.Database(Users + "CREATE INDEX by_mail ON users (email);" + history);
        var run = (await FixAsync(live, "--name", "index")).Expect(0);
        Assert.Contains("3_index.up.sql", run.Out, StringComparison.Ordinal);
        Assert.Contains("run what is pending first (2 nick)", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "change the model, where it does not say so yet: add index",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("force 3", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "nick",
            await File.ReadAllTextAsync(_work["db/3_index.up.sql"], TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_that_does_not_fit_what_is_pending_is_not_left_behind()
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_hand.up.sql", "ALTER TABLE users ADD COLUMN hand text;");
        const string history =
            "CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (1, 0);";
        (await FixAsync(_work.Database(Users + Hand + history))).Fails(3, "behind the pending migrations it fails");
        Assert.Equal(2, Directory.GetFiles(_work["db"]).Length);
    }

    [Fact]
    public async Task A_dry_run_prints_the_files_and_writes_none()
    {
        _work.Write("db/V1__users.sql", Users);
        var run = (await FixAsync(_work.Database(Users + Hand), "--dry-run")).Expect(0);
        Assert.Contains("-- undrift:file ", run.Out, StringComparison.Ordinal);
        Assert.Contains("hand", run.Out, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_work["db"]));
    }

    [Fact]
    public async Task Nothing_is_written_where_the_migrations_make_what_is_there()
    {
        _work.Write("db/V1__users.sql", Users);
        var run = (await FixAsync(_work.Database(Users))).Expect(0);
        Assert.StartsWith("-- Nothing to do", run.Out, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_work["db"]));
    }

    [Fact]
    public async Task A_check_can_write_it_and_has_it_in_its_report()
    {
        _work.Write("db/V1__users.sql", Users);
        var live = _work.Database(Users + "ALTER TABLE users ADD COLUMN hand text;");
        var run = (await CheckAsync(live, "--generate-migration", "--json")).Expect(1);
        var drift = Assert.Single(run.Json.GetProperty("drifts").EnumerateArray());
        var file = Assert.Single(drift.GetProperty("fix").GetProperty("code").EnumerateArray());
        Assert.Equal(
            await File.ReadAllTextAsync(_work["db/V2__adopt_users_hand.sql"], TestContext.Current.CancellationToken),
            file.GetProperty("text").GetString()
        );
        Assert.Contains("written: ", run.Error, StringComparison.Ordinal);
        (await CheckAsync(live)).Expect(0);
    }

    [Fact]
    public async Task A_dump_has_no_migrations_to_add_to()
    {
        _work.Write("db/structure.sql", Users);
        (await FixAsync(_work.Database(Users + Hand))).Fails(64, "no migration is written for dump", "--out DIR");
    }

    private async Task AdoptAsync(string live, string[] written)
    {
        var run = (await FixAsync(live)).Expect(0);
        foreach (var file in written)
            Assert.Contains(_work["db/" + file] + "\n", run.Out, StringComparison.Ordinal);
        (await CheckAsync(live)).Expect(0);
    }

    private Task<CliRun> FixAsync(string live, params string[] options) =>
        new UndriftCli { Clock = new StoppedClock(2026, 11, 21) }.StartAsync([
            "fix",
            "--to",
            "code",
            "--database",
            live,
            "--migrations",
            "migrations:" + _work["db"],
            .. options,
        ]);

    private Task<CliRun> CheckAsync(string live, params string[] options) =>
        UndriftCli.RunAsync(["check", "--database", live, "--desired", "migrations:" + _work["db"], .. options]);
}
