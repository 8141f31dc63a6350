using Npgsql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Scratch;

public sealed class ScratchDatabaseTests
{
    private static readonly BuildOptions Options = new(TimeSpan.FromSeconds(30), []);

    [Fact]
    public async Task A_private_server_answers_and_is_gone_afterwards()
    {
        await Servers.GetAsync();
        var cancellation = TestContext.Current.CancellationToken;
        string folder;
        await using (var scratch = await ScratchDatabase.CreateAsync(Options, cancellation))
        {
            folder = scratch.Source.Servers[0].Host;
            await using var connection = await scratch.OpenAsync(Options.Timeout, cancellation);
            await using var command = new NpgsqlCommand("SELECT current_setting('data_directory')", connection);
            Assert.Equal(Path.Combine(folder, "data"), await command.ExecuteScalarAsync(cancellation));
            Assert.True(Directory.Exists(folder));
        }
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Another_version_than_the_targets_is_noted()
    {
        var server = await Servers.GetAsync();
        var environment = ClientEnvironment.Process with
        {
            Variable = name =>
                name == "UNDRIFT_PG_BIN" ? server.Binaries.Folder : Environment.GetEnvironmentVariable(name),
        };
        var options = Options with { ServerVersion = "17.2 (Debian 17.2-1)" };
        await using var scratch = await ScratchDatabase.CreateAsync(
            options,
            TestContext.Current.CancellationToken,
            environment
        );
        Assert.Contains("no version 17", Assert.Single(scratch.Notes));
        Assert.StartsWith("private PostgreSQL 15.", scratch.Description);
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Each_version_builds_a_dump_whose_roles_and_settings_it_lacks(int major)
    {
        await Servers.GetAsync(major);
        var binaries = (await Servers.BinariesAsync(major))!;
        var environment = ClientEnvironment.Process with
        {
            Variable = name => name == "UNDRIFT_PG_BIN" ? binaries.Folder : Environment.GetEnvironmentVariable(name),
        };
        var cancellation = TestContext.Current.CancellationToken;
        await using var scratch = await ScratchDatabase.CreateAsync(Options, cancellation, environment);
        const string sql = """
            SET no_such_setting = 0;
            CREATE TABLE t (i int);
            ALTER TABLE t OWNER TO owner;
            CREATE ROLE owner;
            BEGIN; GRANT SELECT ON t TO reader; COMMIT;
            COPY t FROM stdin;
            1
            \.
            """;
        SqlScript[] scripts = [new("a.sql", () => new StringReader(sql))];
        var result = await ScriptRunner.RunAsync(scratch, scripts, Options.Timeout, cancellation);
        Assert.Equal(["owner", "reader"], result.CreatedRoles);
        Assert.Equal(["a.sql:1:1", "a.sql:4:1"], result.Notes.Select(n => n[..9]));
        await using var connection = await scratch.OpenAsync(Options.Timeout, cancellation);
        await using var command = new NpgsqlCommand("SELECT i FROM t", connection);
        Assert.Equal(1, await command.ExecuteScalarAsync(cancellation));
    }

    [Fact]
    public async Task A_database_on_a_named_server_is_made_from_nothing_and_dropped()
    {
        var server = await Servers.GetAsync();
        var cancellation = TestContext.Current.CancellationToken;
        string name;
        await using (
            var scratch = await ScratchDatabase.CreateAsync(Options with { ScratchUrl = server.Url() }, cancellation)
        )
        {
            name = scratch.Source.Database;
            Assert.Matches("^undrift_[0-9]{14}_[0-9a-f]{8}$", name);
            Assert.False(scratch.IsPrivate);
            await using var user = await scratch.OpenAsync(Options.Timeout, cancellation);
            var failure = await Assert.ThrowsAsync<UndriftException>(() =>
                RunAsync(scratch, "CREATE TABLE t (i int); ALTER TABLE t OWNER TO surely_absent;")
            );
            Assert.Contains("CREATE ROLE \"surely_absent\"", failure.Next);
            failure = await Assert.ThrowsAsync<UndriftException>(() => RunAsync(scratch, "CREATE ROLE surely_absent;"));
            Assert.Contains("whole scratch server", failure.Message);
            await RunAsync(scratch, "CREATE USER MAPPING IF NOT EXISTS FOR PUBLIC SERVER s", expected: "42704");
        }
        await using var connection = await server.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_database WHERE datname = '{name}'",
            connection
        );
        Assert.Equal(0L, await command.ExecuteScalarAsync(cancellation));
    }

    [Fact]
    public async Task A_role_that_may_not_create_databases_is_told_what_to_do()
    {
        var server = await Servers.GetAsync();
        await server.ExecuteAsync("DROP ROLE IF EXISTS no_createdb");
        await server.ExecuteAsync("CREATE ROLE no_createdb LOGIN");
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ScratchDatabase.CreateAsync(
                Options with
                {
                    ScratchUrl = server.Url(user: "no_createdb"),
                },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains("may not create a scratch database", failure.Message);
        Assert.Contains("CREATEDB", failure.Next);
    }

    [Fact]
    public async Task Left_over_databases_are_named_and_not_dropped()
    {
        var server = await Servers.GetAsync();
        const string old = "undrift_20200101000000_0badc0de";
        await server.ExecuteAsync($"CREATE DATABASE {old}");
        try
        {
            await using var scratch = await ScratchDatabase.CreateAsync(
                Options with
                {
                    ScratchUrl = server.Url(),
                },
                TestContext.Current.CancellationToken
            );
            Assert.Contains(old, Assert.Single(scratch.Notes));
        }
        finally
        {
            await server.ExecuteAsync($"DROP DATABASE {old}");
        }
    }

    private static async Task RunAsync(ScratchDatabase scratch, string sql, string? expected = null)
    {
        SqlScript[] scripts = [new("a.sql", () => new StringReader(sql))];
        var run = ScriptRunner.RunAsync(scratch, scripts, Options.Timeout, TestContext.Current.CancellationToken);
        if (expected is null)
            await run;
        else
            Assert.Contains(expected, (await Assert.ThrowsAsync<UndriftException>(() => run)).Message);
    }
}
