using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Connection;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>Two deployments of one database: one waits, or is refused and told by whom.</summary>
public sealed class LockTests
{
    public static TheoryData<string> Engines => DeploymentSite.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_deployment_is_refused_by_name_or_waits(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var gate = new Gate(site);
        using var first = site.Start($"{gate.Words}; {site.Good}");
        await gate.ReachedAsync(first);
        var id = Assert.Single(await site.HistoryAsync()).Id;
        var refused = (await site.MigrateAsync("touch ran")).Expect(4);
        Assert.Contains(
            "another deployment of this database is running: sh -c ",
            refused.Error,
            StringComparison.Ordinal
        );
        // MariaDB does not show what a client says of itself unless performance_schema is on: there the history knows.
        if (engine != DeploymentSite.MariaDb)
            Assert.Contains($"process {first.Id}, run {id} (", refused.Error, StringComparison.Ordinal);
        var plan = (await site.UndriftAsync("migrate", "--plan", "--", "true")).Expect(4);
        Assert.Contains("another deployment has it: ", plan.Out, StringComparison.Ordinal);
        var late = await site.MigrateAsync("touch ran", "--wait", "1s");
        Assert.Contains("it did not end in time", late.Expect(4).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
        using var second = site.Start("touch ran", "--wait", "10m");
        await DeploymentSite.UntilAsync(async () => (await site.HistoryAsync()).Count == 4);
        gate.Open();
        (await first.EndAsync()).Expect(0);
        (await second.EndAsync()).Expect(0);
        Assert.True(File.Exists(site["ran"]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_that_begin_at_once_one_runs(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var claims = Enumerable.Range(0, 8).Select(number => new DeploymentClaim($"run{number}", "ann@build7"));
        var attempts = await Task.WhenAll(
            claims.Select(claim =>
                Task.Run(() => site.Target.TryLockAsync(claim, TestContext.Current.CancellationToken))
            )
        );
        var held = Assert.Single(attempts, attempt => attempt.Lock is not null).Lock!;
        Assert.True(await held.IsHeldAsync(TestContext.Current.CancellationToken));
        await held.DisposeAsync();
        await DeploymentSite.UntilAsync(async () => await site.HolderAsync() is null);
    }

    [Fact]
    public async Task A_lock_that_is_lost_while_the_command_runs_is_told()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Postgres);
        var gate = new Gate(site);
        using var process = site.Start($"{gate.Words}; {site.Good}");
        await gate.ReachedAsync(process);
        await site.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'undrift migrate %' AND datname = current_database()"
        );
        gate.Open();
        var run = (await process.EndAsync()).Expect(0);
        Assert.Contains("undrift: lock      lost: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pooler_that_shares_sessions_cannot_hold_a_lock()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        using var pooler = await PgBouncer.StartAsync(server);
        var target = new Undrift.PostgreSql.PostgreSqlEngine().DeploymentTo(
            pooler.Url(database),
            TimeSpan.FromSeconds(30)
        );
        var refused = await Assert.ThrowsAsync<UndriftException>(() =>
            target.TryLockAsync(new DeploymentClaim("run", "ann@build7"), TestContext.Current.CancellationToken)
        );
        Assert.Contains("transaction pooling", refused.Message, StringComparison.Ordinal);
    }
}
