using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>A command that does not end by itself: all of it is ended, at the server too, and the locks are free.</summary>
public sealed class TimeoutTests
{
    /// <summary>SQL that changes something in a transaction, or locks a table, and then waits for longer than anybody does.</summary>
    private static readonly Dictionary<string, string[]> Hanging = new(StringComparer.Ordinal)
    {
        [DeploymentSite.Postgres] = ["BEGIN;", DeploymentSite.Nick, "SELECT pg_sleep(1000);"],
        [DeploymentSite.MariaDb] = ["LOCK TABLES users WRITE;", "SELECT BENCHMARK(100000000000, SHA2('x', 512));"],
        [DeploymentSite.Sqlite] = ["BEGIN IMMEDIATE;", DeploymentSite.Nick, ".shell sleep 1000"],
    };

    public static TheoryData<string> Engines => DeploymentSite.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_that_takes_too_long_is_ended_with_all_that_it_holds(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        // What it started besides, in a session of its own and deaf to the question, too.
        var script =
            $"(trap '' TERM; setsid sh -c \"trap '' TERM; echo \\$\\$ > left; sleep 1000\" &) ; {site.Sql(Hanging[engine])}";
        var run = (await site.MigrateAsync(script, "--timeout", "2s")).Expect(124);
        Assert.Contains("took longer than 2s: it is ended\n", run.Error, StringComparison.Ordinal);
        Assert.True(
            UndriftProcess.HasEnded(
                (await File.ReadAllTextAsync(site["left"], TestContext.Current.CancellationToken)).Trim()
            )
        );
        if (engine == DeploymentSite.MariaDb)
            Assert.Contains("undrift: server    1 session of the command ended", run.Error, StringComparison.Ordinal);
        var record = Assert.Single(await site.HistoryAsync());
        Assert.Equal((DeploymentOutcome.TimedOut, (int?)null), (record.Outcome, record.CommandExitCode));
        Assert.Null(await site.HolderAsync());
        // It would wait for the lock of the table.
        var again = (await site.MigrateAsync(site.Good, "--timeout", "30s")).Expect(0);
        Assert.Contains("took too long and was ended at the step 'command'", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_may_be_of_somebody_else_is_named_and_left()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.MariaDb);
        var server = await MySqlServers.GetAsync();
        var database = site.Url.Split('/')[^1];
        site.Write(
            "undrift.yml",
            $"migrations: migrations:db\nenvironments:\n  test: {{ url: \"{server.Url(database)}\" }}\n"
        );
        var gate = new Gate(site);
        using var process = site.Start($"{gate.Words}; sleep 1000", "--timeout", "3s");
        await gate.ReachedAsync(process);
        // By the same account through the socket, at which a server without performance_schema cannot tell whose it is.
        using var other = await server.OpenAsync(database);
        gate.Open();
        var run = (await process.EndAsync()).Expect(124);
        Assert.Contains(
            $"may be the command's: end it, if so, with KILL {other.Id}\n",
            run.Error,
            StringComparison.Ordinal
        );
        await other.QueryAsync("SELECT 1", TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Whoever_cancels_ends_the_command_too(string signal)
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Postgres);
        var gate = new Gate(site);
        using var process = site.Start($"{gate.Words}; {site.Sql(Hanging[DeploymentSite.Postgres])}");
        await gate.ReachedAsync(process);
        await process.SendAsync(signal);
        var run = (await process.EndAsync()).Expect(130);
        Assert.Contains("cancelled: it is ended\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.Cancelled, Assert.Single(await site.HistoryAsync()).Outcome);
        Assert.Null(await site.HolderAsync());
        (await site.MigrateAsync(site.Good)).Expect(0);
    }
}
