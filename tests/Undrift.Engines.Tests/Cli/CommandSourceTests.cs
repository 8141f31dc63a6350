using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary>A program of the project as a source: it migrates a scratch database, or prints SQL.</summary>
public sealed class CommandSourceTests : IDisposable
{
    private const string Table = "CREATE TABLE users (id int PRIMARY KEY, name text);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    [InlineData("sqlite")]
    public async Task What_it_prints_is_run(string engine)
    {
        var run = await DiffAsync(Script($"echo '{Table}'"), engine);
        run.Expect(0);
        Assert.Contains("exec:sh ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_migrate_the_scratch_database_of_PostgreSQL_and_say_what_it_likes()
    {
        var psql = Psql();
        (await DiffAsync(Script($"{psql} -Xq \"$DATABASE_URL\" -c '{Table}'; echo migrated; echo done >&2"))).Expect(0);
        (await DiffAsync(Script($"{psql} -Xq -c '{Table}'"))).Expect(0);
    }

    [Fact]
    public async Task It_can_migrate_the_scratch_database_of_MySQL()
    {
        // The client takes the server from the variables; a driver takes it from the URL.
        await MySqlServers.BinariesAsync();
        const string byVariables = "mariadb --no-defaults -u \"$MYSQL_USER\" \"$MYSQL_DATABASE\"";
        const string byUrl =
            "mariadb --no-defaults -u root -S \"$(echo \"${DATABASE_URL#*socket=}\" | sed 's/%2F/\\//g')\" undrift_scratch";
        (await DiffAsync(Script($"{byVariables} -e '{Table}'"), "mysql")).Expect(0);
        (await DiffAsync(Script($"{byUrl} -e '{Table}'; echo migrated"), "mysql")).Expect(0);
    }

    [Fact]
    public async Task It_can_migrate_a_database_on_a_scratch_server_of_MySQL_that_others_use()
    {
        var server = await MySqlServers.GetAsync();
        var account = await server.CreateAccountAsync("IDENTIFIED BY 'p/w'");
        await server.ExecuteAsync($"GRANT ALL ON `undrift\\_%`.* TO {account}@'%'");
        var script = Script(
            $"mariadb --no-defaults -u \"$MYSQL_USER\" \"$MYSQL_DATABASE\" -e '{Table}'; case $DATABASE_URL in *:p%2Fw@127.0.0.1:*) ;; *) exit 1;; esac"
        );
        (await DiffAsync(script, "mysql", "--scratch", server.Url(account, "p/w", ""))).Expect(0);
    }

    [Fact]
    public async Task It_can_migrate_the_scratch_file_of_SQLite() =>
        (
            await DiffAsync(
                Script($"echo \"$DATABASE_URL\"; sqlite3 \"${{DATABASE_URL#sqlite:///}}\" '{Table}'"),
                "sqlite"
            )
        ).Expect(0);

    [Fact]
    public async Task It_can_migrate_a_database_on_a_scratch_server_that_others_use()
    {
        var server = await Servers.GetAsync();
        var run = await DiffAsync(
            Script($"{Psql()} -Xq \"$DATABASE_URL\" -c '{Table}'"),
            "postgres",
            "--scratch",
            server.Url()
        );
        run.Expect(0);
    }

    [Fact]
    public async Task Its_standard_error_is_shown_when_it_fails()
    {
        var run = await DiffAsync(Script("echo progress; echo 'line 7: no such model' >&2; exit 3"));
        run.Fails(4, "exit code 3", "line 7: no such model", "run it by hand");
    }

    [Fact]
    public async Task A_command_that_makes_and_prints_nothing_is_a_failure() =>
        (await DiffAsync(Script("true"))).Fails(4, "made nothing", "DATABASE_URL");

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        (await DiffAsync("exec:no-such-program-here up")).Fails(4, "there is no program no-such-program-here", "PATH");
        (await DiffAsync("exec:")).Fails(64, "names no command");
        (await DiffAsync("exec:sh -c 'a")).Fails(64, "never closed");
    }

    [Fact]
    public async Task No_shell_reads_the_command()
    {
        var run = await DiffAsync($"exec:echo \"{Table}\" && $(touch {_work["made"]}) ; touch {_work["made"]}");
        run.Fails(4, "touch");
        Assert.False(File.Exists(_work["made"]));
    }

    [Fact]
    public async Task Nothing_of_the_users_databases_reaches_it()
    {
        Environment.SetEnvironmentVariable("UNDRIFT_TEST_SECRET", "hunter2");
        var run = await DiffAsync(Script($"env > {_work["env"]}; echo '{Table}'"));
        run.Expect(0);
        var environment = await File.ReadAllTextAsync(_work["env"], TestContext.Current.CancellationToken);
        Assert.DoesNotContain("hunter2", environment, StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL=postgresql://", environment, StringComparison.Ordinal);
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_its_arguments_is_refused_and_not_repeated()
    {
        var run = await DiffAsync("exec:migrate -d postgres://me:hunter2@db/shop up");
        run.Fails(64, "a password stands in the arguments");
        Assert.DoesNotContain("hunter2", run.All, StringComparison.Ordinal);
        var config = _work.Write(
            "undrift.yml",
            "engine: postgres\ndesired: \"exec:migrate ${SECRET}\"\nmigrations: migrations:db\n"
        );
        (await UndriftCli.RunAsync("verify", "--config", config)).Fails(78, "undrift.yml:2", "not expanded");
    }

    [Fact]
    public async Task A_command_that_hangs_is_ended_with_all_that_it_started()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var pids = _work["pids"];
        var run = await DiffAsync(
            Script($"sleep 600 & echo $! > {pids}; (sleep 600 & echo $! >> {pids}) ; echo $$ >> {pids}; sleep 600"),
            "postgres",
            "--timeout",
            "1s"
        );
        run.Fails(4, "took longer than 10 s");
        foreach (var pid in await File.ReadAllLinesAsync(pids, TestContext.Current.CancellationToken))
            Assert.True(UndriftProcess.HasEnded(pid), $"process {pid} still runs");
    }

    [Fact]
    public async Task What_it_leaves_running_is_ended_and_not_waited_for()
    {
        if (!OperatingSystem.IsLinux())
            return;
        (await DiffAsync(Script($"sleep 600 & echo $! > {_work["pid"]}; echo '{Table}'"))).Expect(0);
        var pid = await File.ReadAllTextAsync(_work["pid"], TestContext.Current.CancellationToken);
        Assert.True(UndriftProcess.HasEnded(pid.Trim()));
    }

    private string Script(string text) => "exec:sh " + _work.Write("run.sh", text + "\n");

    private static string Psql() =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetFiles("/usr/lib/postgresql", "psql", SearchOption.AllDirectories).FirstOrDefault() is { } psql
            ? psql
            : throw Missing.Skip("no psql: install the package postgresql-client");

    private Task<CliRun> DiffAsync(string command, string engine = "postgres", params string[] options) =>
        UndriftCli.RunAsync(["diff", _work.Write("desired.sql", Table), command, "--engine", engine, .. options]);
}
