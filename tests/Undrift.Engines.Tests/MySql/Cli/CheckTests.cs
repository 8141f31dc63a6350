using Undrift.Engines.Tests.Cli;
using Undrift.MySql.Scratch;

namespace Undrift.Engines.Tests.MySql.Cli;

public sealed class CheckTests : IDisposable
{
    private const string Shop = """
        CREATE TABLE customers (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(80) NOT NULL);
        CREATE TABLE orders (id int PRIMARY KEY, customer int, FOREIGN KEY (customer) REFERENCES customers (id));
        CREATE VIEW names AS SELECT name FROM customers;
        """;

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_database_is_checked_against_sql_files(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        // What inherits the default collation must not differ for that of the scratch server.
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} COLLATE utf8mb4_czech_ci");
        await database.ExecuteAsync(Shop);
        (await CheckAsync(database)).Expect(0);
        (await CheckAsync(database, "--scratch", "same-server")).Expect(0);
        await database.ExecuteAsync("ALTER TABLE customers ADD COLUMN mail varchar(80); DROP VIEW names");
        foreach (
            var scratch in (string[][])
                [
                    [],
                    ["--scratch", "same-server"],
                ]
        )
        {
            var run = (await CheckAsync(database, scratch)).Expect(1);
            Assert.Contains("mail", run.Out, StringComparison.Ordinal);
            Assert.Contains("names", run.Out, StringComparison.Ordinal);
            Assert.Contains($"{server.Binaries.Version}", run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Definers_of_a_live_database_are_compared_with_those_of_the_sql()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE DEFINER=nobody@localhost VIEW v AS SELECT 1 AS one");
        _work.Write("desired.sql", "CREATE DEFINER=somebody@localhost VIEW v AS SELECT 1 AS one;");
        var run = (await RunAsync(database)).Expect(1);
        Assert.Contains("somebody@localhost", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task What_sql_states_is_compared_although_a_scratch_server_would_have_it_anyway(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE DEFINER=nobody@localhost VIEW v AS SELECT 1 AS one; SET sql_mode = 'ANSI_QUOTES'; CREATE PROCEDURE p() SELECT 1"
        );
        using var connection = await server.OpenAsync();
        var modes = await connection.QueryAsync("SELECT @@GLOBAL.sql_mode", TestContext.Current.CancellationToken);
        _work.Write("desired.sql", "CREATE VIEW v AS SELECT 1 AS one; CREATE PROCEDURE p() SELECT 1;");
        (await RunAsync(database)).Expect(0);
        _work.Write(
            "desired.sql",
            $"CREATE DEFINER=root@localhost VIEW v AS SELECT 1 AS one; SET sql_mode = '{modes.Rows[0][0]}'; CREATE PROCEDURE p() SELECT 1;"
        );
        var run = (await RunAsync(database)).Expect(1);
        Assert.Contains("root@localhost", run.Out, StringComparison.Ordinal);
        Assert.Contains("sql_mode", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("PAD_CHAR", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task The_account_that_grants_prints_sees_everything(string name)
    {
        const string Schema = """
            CREATE TABLE t (id int PRIMARY KEY, s varchar(20));
            CREATE VIEW v AS SELECT s FROM t;
            DELIMITER $$
            CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.s = 'x'; END $$
            CREATE PROCEDURE p() BEGIN SELECT 1; END $$
            CREATE FUNCTION f() RETURNS int DETERMINISTIC BEGIN RETURN 1; END $$
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO BEGIN DELETE FROM t; END $$
            """;
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var role = $"checker_{database.Name}";
        var grants = await UndriftCli.RunAsync("grants", "mysql", "--role", role, "--database", database.Name);
        await server.ExecuteAsync(grants.Expect(0).Out);
        _work.Write("desired.sql", Schema);
        var url = $"mysql://{role}@127.0.0.1:{server.Port}/{database.Name}";
        var run = await UndriftCli.RunAsync("check", "--database", url, "--desired", _work["desired.sql"]);
        run.Expect(0);
        await database.ExecuteAsync("DROP PROCEDURE p; DROP EVENT e; DROP TRIGGER tr; DROP FUNCTION f; DROP VIEW v");
        run = await UndriftCli.RunAsync("check", "--database", url, "--desired", _work["desired.sql"]);
        Assert.Contains("5 ", run.Expect(1).LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_may_be_written_in_parts()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Shop);
        var user = await server.CreateAccountAsync("IDENTIFIED BY 'p@ss:/w'");
        _work.Write("desired.sql", Shop);
        _work.Write(
            "undrift.yml",
            $$"""
            engine: mysql
            desired: desired.sql
            environments:
              tcp: { host: 127.0.0.1, port: "{{server.Port}}", database: {{database.Name}}, user: {{user}}, password: "${PW}" }
              socket: { host: {{server.Socket}}, database: {{database.Name}}, user: root }
            """
        );
        foreach (var environment in (string[])["tcp", "socket"])
        {
            var run = await new UndriftCli { Variables = { ["PW"] = "p@ss:/w" } }.StartAsync(
                "inspect",
                "--config",
                _work["undrift.yml"],
                "-e",
                environment
            );
            Assert.Contains("\"customers\"", run.Expect(0).Out, StringComparison.Ordinal);
            Assert.DoesNotContain("p@ss", run.All, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("inspect", "URL", "does not accept user")]
    [InlineData("check", "--config", "URL", "")]
    [InlineData("inspect", "XURL", "")]
    [InlineData("grants", "URL", "")]
    public async Task A_password_in_a_url_is_never_repeated(params string[] words)
    {
        var server = await MySqlServers.GetAsync();
        var url = server.Url("alice", "s3cret/@x", "test");
        var run = await UndriftCli.RunAsync([
            .. words[..^1].Select(word => word.Replace("URL", url, StringComparison.Ordinal)),
        ]);
        Assert.Contains(words[^1], run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain(":3306/:", run.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_run_and_leaves_nothing(string signal)
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "scratch folders are looked for in /dev/shm");
        var binaries = await MySqlServers.BinariesAsync();
        var sql = _work.Write("slow.sql", "CREATE TABLE marker (i int);\nSELECT SLEEP(120);\n");
        var variables = new Dictionary<string, string> { [ServerBinaries.Variable] = binaries.Program };
        using var process = UndriftProcess.Start(_work.Folder, variables, "inspect", sql, "--engine", "mysql");
        var folder = await MarkedAsync(process);
        await process.SendAsync(signal);
        var run = await process.EndAsync();
        Assert.True(run.Code is 130 or 143, $"{run.Code}: {run.All}");
        Assert.Equal("undrift: cancelled\n", run.Error);
        Assert.False(Directory.Exists(folder), folder);
        Assert.DoesNotContain(
            Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[6])),
            path =>
                new DirectoryInfo(Path.Combine(path, "cwd")).LinkTarget?.StartsWith(folder, StringComparison.Ordinal)
                == true
        );
    }

    /// <summary>Waits until the process's scratch server has the table before the slow statement; returns its folder.</summary>
    private static async Task<string> MarkedAsync(UndriftProcess process)
    {
        while (true)
        {
            Assert.True(process.IsRunning, "the run ended by itself");
            var marked = Directory
                .GetDirectories("/dev/shm", ScratchFolder.Prefix + "*")
                .Where(folder => process.Owns(folder))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "data", "undrift_scratch", "marker.frm")));
            if (marked is not null)
                return marked;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private Task<CliRun> CheckAsync(MySqlTestDatabase database, params string[] options)
    {
        _work.Write("desired.sql", Shop);
        return RunAsync(database, options);
    }

    private Task<CliRun> RunAsync(MySqlTestDatabase database, params string[] options) =>
        UndriftCli.RunAsync([
            "check",
            "--database",
            database.Url,
            "--desired",
            _work["desired.sql"],
            "--exit-code",
            "drift",
            .. options,
        ]);
}
