using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary><c>undrift local</c>: snapshots of development databases, and a fresh start.</summary>
public sealed class LocalTests : IDisposable
{
    private const string Tables = "CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1);";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_snapshot_of_PostgreSQL_brings_schema_and_rows_back()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Tables);
        await RoundTripAsync(
            server.Url(database.Name),
            sql => database.ExecuteAsync(sql),
            async () =>
            {
                await using var connection = await database.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT string_agg(id::text, ',') FROM users";
                return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            }
        );
    }

    [Fact]
    public async Task A_snapshot_of_MariaDB_brings_schema_and_rows_back()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Tables);
        await RoundTripAsync(
            server.Url(database.Name),
            sql => database.ExecuteAsync(sql),
            async () =>
            {
                using var connection = await database.OpenAsync();
                var rows = await connection.QueryAsync(
                    "SELECT GROUP_CONCAT(id) FROM users",
                    TestContext.Current.CancellationToken
                );
                return rows.Rows[0][0]!;
            }
        );
    }

    [Fact]
    public async Task A_snapshot_of_SQLite_brings_schema_and_rows_back()
    {
        var source = _work.Database(Tables);
        await RoundTripAsync(
            source,
            sql =>
            {
                _work.Database(sql + ";");
                return Task.CompletedTask;
            },
            () => Task.FromResult(Sqlite.Shell.Run(_work["live.db"], "SELECT group_concat(id) FROM users;").Trim())
        );
    }

    [Theory]
    [InlineData("production", "")]
    [InlineData("staging", ", protected: true")]
    public async Task A_protected_environment_is_left_alone_by_whatever_name(string name, string says)
    {
        _work.Database(Tables);
        _work.Write(
            "undrift.yml",
            $"engine: sqlite\ndesired: schema.sql\nenvironments:\n  {name}: {{ url: 'sqlite:live.db'{says} }}\n  local: {{ url: 'sqlite:live.db' }}\n"
        );
        foreach (var environment in (string[])[name, "local"])
        foreach (
            var command in (string[][])
                [
                    ["snapshot"],
                    ["restore"],
                    ["reset", "--yes"],
                    ["list"],
                ]
        )
            (
                await UndriftCli.RunAsync(["local", .. command, "-e", environment, "--config", _work["undrift.yml"]])
            ).Fails(64, $"the environment {name} is protected");
        Assert.Equal("1", Sqlite.Shell.Run(_work["live.db"], "SELECT id FROM users;").Trim());
    }

    [Fact]
    public async Task A_database_of_another_machine_has_to_be_named()
    {
        (await UndriftCli.RunAsync("local", "reset", "--yes", "--database", "postgres://u@db.example/shop")).Fails(
            64,
            "the database is on another machine: db.example",
            "--remote db.example"
        );
        (
            await UndriftCli.RunAsync(
                "local",
                "reset",
                "--yes",
                "--database",
                "mysql://u@db.example/shop",
                "--remote",
                "other.example"
            )
        ).Fails(64, "the database is on another machine: db.example");
    }

    [Fact]
    public async Task Reset_makes_the_desired_schema_anew_without_rows()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Tables + "CREATE SCHEMA other; CREATE VIEW other.v AS SELECT id FROM users");
        string[] target =
        [
            "--config",
            _work.Write(
                "undrift.yml",
                $"engine: postgres\ndesired: schema.sql\nscratch: '{server.Url()}'\nenvironments:\n  dev: {{ url: '{server.Url(database.Name)}' }}\n"
            ),
            "-e",
            "dev",
        ];
        _work.Write("schema.sql", "CREATE TABLE users (id integer PRIMARY KEY, name text);");
        (await UndriftCli.RunAsync(["local", "reset", .. target])).Fails(64, "nothing was dropped: nobody said yes");
        (await UndriftCli.RunAsync(["local", "reset", "--yes", .. target])).Expect(0);
        (await UndriftCli.RunAsync(["check", .. target])).Expect(0);
    }

    [Fact]
    public async Task Reset_runs_the_command_that_makes_the_schema()
    {
        var source = _work.Database(Tables);
        var script = _work.Write("make.sql", "CREATE TABLE fresh (id INTEGER); INSERT INTO fresh VALUES (7);");
        (
            await UndriftCli.RunAsync(
                "local",
                "reset",
                "--yes",
                "--database",
                source,
                "--",
                "sqlite3",
                _work["live.db"],
                $".read {script}"
            )
        ).Expect(0);
        Assert.Equal("7", Sqlite.Shell.Run(_work["live.db"], "SELECT id FROM fresh;").Trim());
        Assert.Equal("fresh", Sqlite.Shell.Run(_work["live.db"], "SELECT name FROM sqlite_master;").Trim());
    }

    private async Task RoundTripAsync(string source, Func<string, Task> execute, Func<Task<string>> users)
    {
        string[] target = ["--database", source, "--config", _work.Write("undrift.yml", "desired: schema.sql\n")];
        (await LocalAsync("restore", target)).Fails(64, "there is no snapshot latest");
        Assert.StartsWith(
            "No snapshot of ",
            (await LocalAsync("list", target)).Expect(0).Out,
            StringComparison.Ordinal
        );
        (await LocalAsync("snapshot", [.. target, "before"])).Expect(0);
        await execute("INSERT INTO users VALUES (2)");
        (await LocalAsync("snapshot", target)).Expect(0);
        (await LocalAsync("snapshot", target)).Expect(0);
        await execute("DELETE FROM users; CREATE TABLE extra (id integer)");
        Assert.Equal(2, (await LocalAsync("list", target)).Expect(0).Out.Split('\n').Length - 1);
        (await LocalAsync("restore", target)).Expect(0);
        Assert.Equal("1,2", await users());
        (await LocalAsync("restore", [.. target, "before"])).Expect(0);
        Assert.Equal("1", await users());
        await execute("CREATE TABLE extra (id integer)");
    }

    private static Task<CliRun> LocalAsync(string command, string[] target) =>
        UndriftCli.RunAsync(["local", command, .. target]);
}
