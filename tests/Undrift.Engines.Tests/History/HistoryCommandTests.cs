using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.History;

/// <summary>Runs that are recorded, and <c>undrift history</c>.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private const string Secret = "c4nary-s3cret";
    private readonly Workspace _work = new();

    private string File => _work["history.db"];

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Nothing_is_recorded_unless_somebody_asks_for_it()
    {
        _work.Project(Users, WithoutEmail);
        await CheckAsync(1);
        Assert.False(Directory.Exists(_work[".undrift"]));
    }

    [Fact]
    public async Task A_recorded_run_says_who_checked_what_and_what_came_of_it()
    {
        var config = _work.Project(Users, WithoutEmail);
        var cli = On(1);
        cli.Variables["GITHUB_ACTIONS"] = "true";
        cli.Variables["GITHUB_ACTOR"] = "octocat";
        cli.Variables["GITHUB_SERVER_URL"] = "https://git.example";
        cli.Variables["GITHUB_REPOSITORY"] = "o/r";
        cli.Variables["GITHUB_RUN_ID"] = "7";
        cli.Variables["GITHUB_SHA"] = "c0ffee";
        string[] check = ["check", "--config", config, "-e", "production", "--enforce-policy", "--history", File];
        (await cli.StartAsync(check)).Expect(1);
        var history = await JsonAsync(2);
        var run = Assert.Single(history.GetProperty("runs").EnumerateArray());
        Assert.Equal("blocked", run.GetProperty("verdict").GetString());
        Assert.Equal(1, run.GetProperty("exit_code").GetInt32());
        Assert.True(run.GetProperty("stopped_deployment").GetBoolean());
        Assert.Equal("2026-11-01T12:00:00.000Z", run.GetProperty("at").GetString());
        Assert.Equal(64, run.GetProperty("policy_digest").GetString()!.Length);
        Assert.Equal(1, run.GetProperty("by_severity").GetProperty("ERROR").GetInt32());
        var by = run.GetProperty("by");
        Assert.Equal(Environment.UserName, by.GetProperty("user").GetString());
        Assert.Equal("octocat", by.GetProperty("actor").GetString());
        Assert.Equal("https://git.example/o/r/actions/runs/7", by.GetProperty("run").GetString());
        Assert.Equal("c0ffee", by.GetProperty("commit").GetString());
        Assert.Equal(1, history.GetProperty("series")[0].GetProperty("stopped_deployments").GetInt32());
    }

    [Fact]
    public async Task The_report_says_since_when_a_drift_is_known()
    {
        _work.Project(Users, WithoutEmail);
        var first = await CheckAsync(1, "--history", File);
        Assert.DoesNotContain("known for", first.Out, StringComparison.Ordinal);
        var text = await CheckAsync(4, "--history", File);
        Assert.Contains("known for 3 d, since 2026-11-01", text.Out, StringComparison.Ordinal);
        var json = (await CheckAsync(4, "--history", File, "--json")).Json;
        Assert.Equal("2026-11-01T12:00:00.000Z", json.GetProperty("drifts")[0].GetProperty("first_seen").GetString());
        Assert.Equal(1, json.GetProperty("trend").GetArrayLength());
    }

    [Fact]
    public async Task Verify_is_recorded_apart_from_check()
    {
        var config = _work.Project(Users, Users);
        await CheckAsync(1, "--history", File);
        _work.Write("migrations/V1__users.sql", WithoutEmail);
        string[] verify = ["verify", "--config", config, "--migrations", $"migrations:{_work["migrations"]}"];
        (await On(2).StartAsync([.. verify, "--history", File])).Expect(1);
        var history = await JsonAsync(3);
        Assert.Equal(
            ["check", "verify"],
            history.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("command").GetString())
        );
        Assert.Equal(2, history.GetProperty("series").GetArrayLength());
    }

    [Fact]
    public async Task Processes_at_once_make_one_whole_trail()
    {
        const int processes = 3;
        var live = _work.Pair(Users, WithoutEmail);
        // Another database each: runs that began in one millisecond are told apart by what they checked.
        var runs = Enumerable
            .Range(0, processes)
            .Select(n =>
            {
                var copy = _work[$"live{n}.db"];
                System.IO.File.Copy(live[3]["sqlite:".Length..], copy);
                string[] check = ["check", "--desired", live[1], "--database", $"sqlite:{copy}", "--history", File];
                return UndriftProcess.RunAsync(_work.Folder, null, check);
            });
        Assert.All(await Task.WhenAll(runs), run => Assert.Empty(run.Expect(1).Error));
        var verify = (await UndriftCli.RunAsync("history", "verify", "--history", File)).Expect(0);
        Assert.Contains($"{processes} entries, whole", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_file_names_the_place_and_none_turns_it_off()
    {
        var config = _work.Project(Users, WithoutEmail);
        System.IO.File.AppendAllText(config, "\nhistory: ops/history.db\n");
        await CheckAsync(1);
        Assert.True(System.IO.File.Exists(_work["ops/history.db"]));
        var before = Shell.Hash(_work["ops/history.db"]);
        await CheckAsync(2, "--history", "none");
        Assert.Equal(before, Shell.Hash(_work["ops/history.db"]));
        var diff = await UndriftCli.RunAsync("diff", "--config", config, _work["schema.sql"], _work["schema.sql"]);
        diff.Expect(0);
        Assert.Equal(before, Shell.Hash(_work["ops/history.db"]));
    }

    [Fact]
    public async Task An_option_without_a_value_means_the_usual_file()
    {
        var config = _work.Project(Users, WithoutEmail);
        (await On(1).StartAsync("check", "--history", "--config", config, "-e", "production")).Expect(1);
        Assert.True(System.IO.File.Exists(_work[".undrift/history.db"]));
        var run = await On(2).StartAsync("history", "--config", config);
        Assert.Contains("check in production", run.Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_could_not_connect_is_recorded_and_repairs_nothing()
    {
        var config = _work.Project(Users, WithoutEmail);
        await CheckAsync(1, "--history", File);
        System.IO.File.Move(_work["live.db"], _work["away.db"]);
        (await On(2).StartAsync("check", "--config", config, "-e", "production", "--history", File)).Expect(4);
        System.IO.File.Move(_work["away.db"], _work["live.db"]);
        await CheckAsync(3, "--history", File);
        var history = await JsonAsync(3);
        Assert.Equal(
            ["blocked", "failed", "blocked"],
            history.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("verdict").GetString())
        );
        var drift = Assert.Single(history.GetProperty("drifts").EnumerateArray());
        Assert.Equal("2026-11-01T12:00:00.000Z", drift.GetProperty("first_seen").GetString());
    }

    [Theory]
    [InlineData("not a database at all, though long enough to look like one")]
    [InlineData(null)]
    public async Task A_history_that_is_broken_is_said_and_changes_neither_verdict_nor_exit_code(string? content)
    {
        _work.Project(Users, WithoutEmail);
        var (place, expected) = (_work["broken.db"], (await CheckAsync(1)).LastLine);
        if (content is null)
            // A file stands where the folder would have to be.
            place = Path.Combine(_work.Write("file", "x"), "history.db");
        else
            _work.Write("broken.db", string.Concat(Enumerable.Repeat(content, 40)));
        var run = await CheckAsync(1, "--history", place);
        Assert.Equal(expected, run.LastLine);
        Assert.Contains("undrift: this run was not recorded in the history: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("- this run was not recorded in the history: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_damaged_in_the_past_does_not_keep_a_run_from_being_recorded()
    {
        _work.Project(Users, WithoutEmail);
        await CheckAsync(1, "--history", File);
        Shell.Run(File, "UPDATE undrift_history SET payload = 'x' WHERE number = 1;");
        var run = await CheckAsync(2, "--history", File);
        Assert.Contains("was recorded, and the history before it cannot be read", run.Error, StringComparison.Ordinal);
        Assert.Equal("2", Shell.Run(File, "SELECT count(*) FROM undrift_history;"));
        (await On(3).StartAsync("history", "--history", File)).Fails(4, "entry 1 of the history cannot be read");
    }

    [Fact]
    public async Task A_history_that_another_process_holds_is_waited_for_and_then_said()
    {
        _work.Project(Users, WithoutEmail);
        await CheckAsync(1, "--history", File);
        using var shell = Shell.Open(File);
        shell.Send("BEGIN IMMEDIATE;");
        var run = await CheckAsync(2, "--history", File, "--timeout", "1s");
        Assert.Contains("locked by another program", run.Error, StringComparison.Ordinal);
        shell.Send("ROLLBACK;");
    }

    [Fact]
    public async Task A_server_that_is_not_there_keeps_its_password_to_itself()
    {
        _work.Project(Users, WithoutEmail);
        var run = await CheckAsync(1, "--history", $"postgres://user:{Secret}@127.0.0.1:1/history");
        Assert.Contains("was not recorded", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_history_is_kept_in_MySQL()
    {
        _work.Project(Users, WithoutEmail);
        string[] check = ["check", "--config", _work["undrift.yml"], "-e", "production"];
        var run = await UndriftCli.RunAsync([.. check, "--history", $"mysql://u:{Secret}@h/d"]);
        Assert.DoesNotContain(Secret, run.Fails(78, "no history is kept in MySQL").All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_fits_80_columns_and_shows_what_stands_and_what_ran()
    {
        _work.Project(Users, WithoutEmail);
        foreach (var day in (int[])[1, 2, 5])
            await CheckAsync(day, "--history", File);
        var run = (await On(8).StartAsync("history", "--history", File, "-e", "production")).Expect(0);
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("open      1, the oldest for 7 d", run.Out, StringComparison.Ordinal);
        Assert.Contains("2026-11-05 12:00  blocked", run.Out, StringComparison.Ordinal);
        (await On(8).StartAsync("history", "--history", File, "-e", "prod")).Fails(64, "'prod'", "production");
        var since = await On(8).StartAsync("history", "--history", File, "--since", "4d", "--json");
        Assert.Equal(1, since.Expect(0).Json.GetProperty("runs").GetArrayLength());
        (await On(8).StartAsync("history", "--history", File, "--since", "soon")).Fails(64, "soon");
    }

    [Fact]
    public async Task The_page_is_whole_in_itself_and_names_cannot_break_it()
    {
        const string hostile = "\"<script>alert(1)</script>]]>\"";
        _work.Project(Users, Users + $"CREATE TABLE {hostile} (id INTEGER);");
        await CheckAsync(1, "--history", File);
        await CheckAsync(2, "--history", File);
        (await On(3).StartAsync("history", "--history", File, "--html", _work["h.html"])).Expect(0);
        var page = System.IO.File.ReadAllText(_work["h.html"]);
        Assert.Contains("Content-Security-Policy", page, StringComparison.Ordinal);
        Assert.Contains("<svg ", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!data:,)", page);
    }

    [Fact]
    public async Task Verify_says_that_the_chain_is_whole_or_where_it_breaks()
    {
        _work.Project(Users, WithoutEmail);
        foreach (var day in (int[])[1, 2, 3])
            await CheckAsync(day, "--history", File);
        var whole = (await UndriftCli.RunAsync("history", "verify", "--history", File)).Expect(0);
        Assert.Contains("3 entries, whole", whole.Out, StringComparison.Ordinal);
        var head = whole.LastLine["head ".Length..];
        Shell.Run(File, "DELETE FROM undrift_history WHERE number = 3;");
        (await UndriftCli.RunAsync("history", "verify", "--history", File)).Expect(0);
        var cut = (await UndriftCli.RunAsync("history", "verify", "--history", File, "--expect", head)).Expect(1);
        Assert.Contains("broken: entry 3, which was there, is not", cut.Out, StringComparison.Ordinal);
        Shell.Run(File, "UPDATE undrift_history SET payload = replace(payload, 'blocked', 'clean') WHERE number = 1;");
        var broken = (await UndriftCli.RunAsync("history", "verify", "--history", File)).Expect(1);
        Assert.Contains("broken: entry 1 was changed", broken.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync("history", "verify", "--history", File, "--expect", "3")).Fails(64, "NUMBER:HASH");
    }

    [Fact]
    public async Task Prune_removes_what_is_old_and_says_how_much()
    {
        _work.Project(Users, WithoutEmail);
        foreach (var day in (int[])[1, 2, 20])
            await CheckAsync(day, "--history", File);
        var run = (await On(21).StartAsync("history", "prune", "--keep", "10d", "--history", File)).Expect(0);
        Assert.StartsWith("2 old entries removed", run.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync("history", "verify", "--history", File)).Expect(0);
        var drift = Assert.Single((await JsonAsync(22)).GetProperty("drifts").EnumerateArray());
        Assert.Equal("2026-11-01T12:00:00.000Z", drift.GetProperty("first_seen").GetString());
        (await UndriftCli.RunAsync("history", "prune", "--keep", "soon", "--history", File)).Fails(64, "soon");
    }

    [Fact]
    public async Task Reports_are_imported_once_and_a_recorded_run_is_known_again()
    {
        _work.Project(Users, WithoutEmail);
        await CheckAsync(1, "--export", _work["1.json"]);
        await CheckAsync(2, "--export", _work["2.json"], "--history", File);
        string[] import = ["history", "import", _work["2.json"], _work["1.json"], "--history", File];
        var run = (await On(3).StartAsync(import)).Expect(0);
        Assert.StartsWith("1 run added", run.Out, StringComparison.Ordinal);
        Assert.Contains("; 1 run was there.", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("0 runs added", (await On(3).StartAsync(import)).Expect(0).Out, StringComparison.Ordinal);
        var history = await JsonAsync(4);
        Assert.Equal(
            [true, false],
            history.GetProperty("runs").EnumerateArray().Select(item => item.GetProperty("imported").GetBoolean())
        );
        var drift = Assert.Single(history.GetProperty("drifts").EnumerateArray());
        Assert.Equal("2026-11-01T12:00:00.000Z", drift.GetProperty("first_seen").GetString());
        (await UndriftCli.RunAsync("history", "verify", "--history", File)).Expect(0);
    }

    [Fact]
    public async Task A_file_that_is_no_report_is_said_and_nothing_is_imported()
    {
        _work.Project(Users, WithoutEmail);
        await CheckAsync(1, "--export", _work["1.json"]);
        var broken = _work.Write("broken.json", "{ \"schema_version\": 99 }");
        var run = await UndriftCli.RunAsync("history", "import", _work["1.json"], broken, "--history", File);
        run.Fails(78, "schema_version", broken);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task An_override_is_part_of_the_trail()
    {
        _work.Project(Users, WithoutEmail);
        string[] let = ["--override", "outage", "--ticket", "OPS-1", "--until", "2026-11-02T10:00", "--by", "anna"];
        (await CheckAsync(1, ["--enforce-policy", "--history", File, .. let])).Expect(0);
        var run = (await JsonAsync(2)).GetProperty("runs")[0];
        Assert.Equal("OPS-1", run.GetProperty("override").GetProperty("ticket").GetString());
        Assert.False(run.GetProperty("stopped_deployment").GetBoolean());
        Assert.Equal("allowed", run.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_history_that_is_not_there_is_said_and_not_made()
    {
        string[][] commands =
        [
            ["history"],
            ["history", "verify"],
            ["history", "prune", "--keep", "1d"],
        ];
        foreach (var command in commands)
            (await UndriftCli.RunAsync([.. command, "--history", File])).Fails(4, "there is no history");
        Assert.False(System.IO.File.Exists(File));
    }

    private static UndriftCli On(int day) => new() { Clock = new StoppedClock(2026, 11, day) };

    private async Task<CliRun> CheckAsync(int day, params string[] options)
    {
        string[] check = ["check", "--config", _work["undrift.yml"], "-e", "production"];
        var run = await On(day).StartAsync([.. check, .. options]);
        return run.Code == 0 ? run : run.Expect(1);
    }

    private async Task<System.Text.Json.JsonElement> JsonAsync(int day) =>
        (await On(day).StartAsync("history", "--history", File, "--json")).Expect(0).Json;
}
