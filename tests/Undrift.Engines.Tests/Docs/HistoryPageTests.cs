using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.History;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The pages on history and telemetry, done as they are written.</summary>
public sealed partial class HistoryPageTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task The_commands_of_the_page_on_history_do_what_it_says()
    {
        _work.Project(Users, WithoutEmail);
        var head = "";
        foreach (var command in Pages.Blocks("docs/history.md").SelectMany(block => block))
        {
            var words = Pages.Words(command).Select(word => word == "$HEAD" ? head : word).ToArray();
            var run = await UndriftProcess.RunAsync(_work.Folder, null, words[1..]);
            run.Expect(words[1] == "check" ? 1 : 0);
            if (words is [_, "history", "verify", ..])
                head = run.LastLine["head ".Length..];
        }
        Assert.True(File.Exists(_work["history.html"]));
    }

    [Fact]
    public async Task The_SQL_of_the_page_on_history_finds_what_was_changed()
    {
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        _work.Project(Users, WithoutEmail);
        var config = _work["undrift.yml"];
        foreach (var day in (int[])[1, 2])
            (
                await new UndriftCli { Clock = new StoppedClock(2026, 11, day) }.StartAsync([
                    "check",
                    "--config",
                    config,
                    "-e",
                    "production",
                    "--history",
                    database.Url,
                ])
            ).Expect(1);
        var sql = Fence().Match(Pages.Text("docs/history.md")).Groups["sql"].Value;
        var count = $"SELECT count(*)::text FROM ({sql.TrimEnd().TrimEnd(';')}) changed";
        Assert.Equal("0", await ValueAsync(database, count));
        await database.ExecuteAsync("UPDATE undrift.history SET payload = payload || ' ' WHERE number = 2");
        Assert.Equal("1", await ValueAsync(database, count));
        var verify = await UndriftCli.RunAsync("history", "verify", "--history", database.Url);
        Assert.Contains("broken: entry 2 was changed", verify.Expect(1).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_of_the_page_on_telemetry_send_to_the_receivers_that_they_name()
    {
        await using var otlp = new Receiver(ReceiverRules.Otlp);
        await using var loki = new Receiver(request => ReceiverRules.Loki(request, TimeProvider.System.GetUtcNow()));
        _work.Project(Users, WithoutEmail);
        var variables = new Dictionary<string, string> { ["UNDRIFT_TELEMETRY_DEADLINE"] = "1m" };
        foreach (var command in Pages.Blocks("docs/telemetry.md").SelectMany(block => block))
            if (Pages.Words(command) is ["export", var setting])
                variables[setting.Split('=')[0]] = setting.Contains("OTLP") ? otlp.Url : loki.Url;
            else
                Assert.Empty(
                    (await UndriftProcess.RunAsync(_work.Folder, variables, Pages.Words(command)[1..])).Expect(1).Error
                );
        Assert.Equal(2, otlp.Requests.Count);
        Assert.Single(loki.Requests);
    }

    [Fact]
    public void Every_variable_that_telemetry_reads_is_on_its_page()
    {
        var source = string.Join(
            '\n',
            Directory
                .GetFiles(Path.Combine(Repository.Root, "src/Undrift.Cli/Telemetry"), "TelemetrySettings.cs")
                .Select(File.ReadAllText)
        );
        var read = Variable().Matches(source).Select(match => match.Value).Where(name => !name.EndsWith('_'));
        var page = Pages.Text("docs/telemetry.md");
        Assert.All(read.Distinct(), name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    private static async Task<string?> ValueAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("(?<=\")(OTEL|GRAFANA|TRACE|UNDRIFT)[A-Z_]+(?=\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
