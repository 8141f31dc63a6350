using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.Cli;

/// <summary>A desired schema in a file and a PostgreSQL database, for one test of the command line.</summary>
internal sealed class LivePair : IAsyncDisposable
{
    private readonly Workspace _work = new();
    private readonly TestDatabase _database;

    private LivePair(TestDatabase database) => _database = database;

    /// <summary>Makes the pair; what the live SQL makes may hold rows.</summary>
    public static async Task<LivePair> NewAsync(string desired, string live, int version = Servers.Default)
    {
        var pair = new LivePair(await (await Servers.GetAsync(version)).CreateDatabaseAsync());
        pair._work.Write("desired.sql", desired);
        await pair._database.ExecuteAsync(live);
        return pair;
    }

    /// <summary>The path of a file of the test.</summary>
    public string this[string name] => _work[name];

    /// <summary>The database.</summary>
    public TestDatabase Database => _database;

    /// <summary>Runs a command on the pair.</summary>
    public Task<CliRun> RunAsync(string command, params string[] options) =>
        UndriftCli.RunAsync([
            command,
            "--database",
            _database.Url,
            "--desired",
            _work["desired.sql"],
            "--scratch",
            "same-server",
            .. options,
        ]);

    /// <summary>Writes the plan as JSON, proven; returns what was printed.</summary>
    public async Task<CliRun> PlanAsync(params string[] options)
    {
        var run = (await RunAsync("fix", [.. options, "-o", _work["plan.json"]])).Expect(0);
        Assert.Contains("-- Proven", run.Out, StringComparison.Ordinal);
        return run;
    }

    /// <summary>Runs the plan that was written, with every hazard.</summary>
    public Task<CliRun> ApplyAsync() =>
        UndriftCli.RunAsync([
            "fix",
            "--apply",
            "--plan",
            _work["plan.json"],
            "--database",
            _database.Url,
            "--allow",
            string.Join(',', HazardNames.All),
        ]);

    /// <summary>Plans, prints, runs what was printed by psql, and expects that nothing differs any more.</summary>
    public async Task<CliRun> FixAsync(params string[] options)
    {
        var run = await PlanAsync(options);
        await Psql.RunTextAsync(_database, run.Out);
        (await RunAsync("check")).Expect(0);
        return run;
    }

    /// <summary>Plans, runs the plan, and expects that nothing differs any more.</summary>
    public async Task<CliRun> FixAndApplyAsync(params string[] options)
    {
        var run = await PlanAsync(options);
        (await ApplyAsync()).Expect(0);
        (await RunAsync("check")).Expect(0);
        return run;
    }

    /// <summary>One value of the database, as text.</summary>
    public async Task<string?> ValueAsync(string query)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(query, connection);
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        _work.Dispose();
        await _database.DisposeAsync();
    }
}
