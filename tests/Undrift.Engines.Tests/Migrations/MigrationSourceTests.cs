using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>Folders of migrations as a source: run on a scratch database as their tool would run them.</summary>
public sealed class MigrationSourceTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id int PRIMARY KEY, name text, mood text);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public async Task The_schema_of_the_migrations_is_compared_with_SQL(string engine)
    {
        _work.Write("db/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY, name text);");
        _work.Write("db/V2__mood.sql", "ALTER TABLE users ADD COLUMN mood text;");
        _work.Write("db/U2__mood.sql", "ALTER TABLE users DROP COLUMN mood;");
        var run = await DiffAsync(Users, "migrations:" + _work["db"], engine);
        run.Expect(0);
        Assert.Contains("(flyway, 2 migrations)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_joins_statements_in_a_transaction_does_so_here()
    {
        // The temporary table lives as long as the transaction.
        const string sql =
            "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1 AS a;\nCREATE TABLE users AS SELECT a AS id, 'x'::text AS name, 'y'::text AS mood FROM t;\n"
            + "ALTER TABLE users ADD PRIMARY KEY (id), ALTER id TYPE int;";
        _work.Write("db/1_a.up.sql", sql);
        (await DiffAsync(Users, "migrations:" + _work["db"])).Expect(0);
        (await DiffAsync(Users, "migrations:plain:" + _work["db"])).Fails(4, "\"t\" does not exist", "1_a.up.sql:2");
    }

    [Theory]
    [InlineData("V1__a.sql", "", "")]
    [InlineData("1_a.sql", "-- migrate:up transaction:false", "-- migrate:down")]
    [InlineData("1_a.sql", "-- +goose NO TRANSACTION\n-- +goose Up", "-- +goose Down")]
    [InlineData("1_a.sql", "", "")]
    public async Task An_index_can_be_made_concurrently_where_the_tool_allows_it(
        string file,
        string before,
        string after
    )
    {
        const string sql = "CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);";
        _work.Write("db/" + file, $"{before}\n{sql}\n{after}\n");
        (await DiffAsync("CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "migrations:" + _work["db"])).Expect(0);
    }

    [Theory]
    [InlineData("1_a.sql", "-- migrate:up")]
    [InlineData("1_a.sql", "-- +goose Up")]
    [InlineData("1_a.up.sql", "")]
    [InlineData("1_a/migration.sql", "")]
    public async Task And_fails_where_the_tool_would_fail(string file, string before)
    {
        _work.Write("db/" + file, $"{before}\nCREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);\n");
        var run = await DiffAsync("CREATE TABLE t (a int);", "migrations:" + _work["db"]);
        run.Fails(4, "cannot run inside a transaction block", file.Split('/')[^1] + ":3");
    }

    [Theory]
    [InlineData("postgres", "2_b.sql:4")]
    [InlineData("sqlite", "2_b.sql:4")]
    public async Task A_failing_migration_is_named_with_line_and_statement(string engine, string where)
    {
        _work.Write("db/1_a.sql", "-- migrate:up\nCREATE TABLE a (i int);\n");
        _work.Write(
            "db/2_b.sql",
            "-- migrate:up\nCREATE TABLE b (i int);\n\nCREATE TABEL c (i int);\n-- migrate:down\nDROP TABLE b;"
        );
        (await DiffAsync(Users, "migrations:" + _work["db"], engine)).Fails(4, where, "TABEL");
    }

    [Fact]
    public async Task A_history_table_of_the_tool_is_no_drift()
    {
        _work.Write("db/1_users.up.sql", Users);
        var live = _work.Database(Users + " CREATE TABLE schema_migrations (version bigint, dirty boolean);");
        var run = await UndriftCli.RunAsync("check", "--database", live, "--desired", "migrations:" + _work["db"]);
        run.Expect(0);
        Assert.Contains("presets/golang-migrate.driftignore", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_for_another_engine_are_refused()
    {
        _work.Write("db/1_a/migration.sql", Users);
        _work.Write("db/migration_lock.toml", "provider = \"postgresql\"");
        var run = await UndriftCli.RunAsync(
            "check",
            "--database",
            _work.Database(Users),
            "--desired",
            "migrations:" + _work["db"]
        );
        run.Fails(64, "PostgreSQL", "SQLite");
        _work.Write("db/migration_lock.toml", "provider = \"sqlserver\"");
        run = await UndriftCli.RunAsync(
            "check",
            "--database",
            _work.Database(Users),
            "--desired",
            "migrations:" + _work["db"]
        );
        run.Fails(64, "sqlserver");
    }

    private Task<CliRun> DiffAsync(string desired, string actual, string engine = "postgres") =>
        UndriftCli.RunAsync("diff", _work.Write("desired.sql", desired), actual, "--engine", engine);
}
