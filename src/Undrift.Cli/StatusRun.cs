using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Puts together where a database stands among the migrations of its project.</summary>
internal sealed class StatusRun
{
    /// <summary>The runs that are shown of each sort.</summary>
    private const int LastRuns = 5;

    private readonly CliHost _host;
    private readonly ParseResult _parsed;
    private readonly SharedOptions _shared;
    private readonly Project _project;
    private readonly string _database;
    private readonly IEngine _engine;
    private readonly BuildOptions _options;
    private readonly Progress _progress;

    public StatusRun(CliHost host, ParseResult parsed, SharedOptions shared)
    {
        (_host, _parsed, _shared) = (host, parsed, shared);
        _project = Project.Of(parsed, shared, host);
        _database = _project.RequireActual();
        _engine =
            host.Engines.FirstOrDefault(engine => engine.IsDatabase(_database))
            ?? throw UndriftException.Usage(
                "only a live database has a status",
                next: "name the database with --database URL or -e ENV"
            );
        var source = SchemaSource.Parse(_database, host.Engines);
        // All schemas: a migration may reach beyond those that are compared.
        _options = CatalogPair.Ground(_project.Request(parsed, shared, host, source, _database), host).Options with
        {
            Schemas = [],
        };
        _progress = new Progress(host, parsed.GetValue(shared.Verbose), parsed.GetValue(shared.Quiet));
    }

    /// <summary>The status.</summary>
    /// <param name="hazards">True when what is pending shall be tried out.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The migrations or the history cannot be seen.</exception>
    public async Task<MigrationStatus> OfAsync(bool hazards, CancellationToken cancellation)
    {
        var set = await MigrationsAsync(cancellation);
        var applied = await AppliedAsync(set, cancellation);
        var status = new MigrationStatus(_project.Environment, _engine.Name, _engine.Describe(_database), set, applied);
        if (hazards)
            status = status with { Review = await ReviewAsync(applied, cancellation) };
        return await WithRunsAsync(status, cancellation);
    }

    private async Task<MigrationSet> MigrationsAsync(CancellationToken cancellation)
    {
        var named = _parsed.GetValue(_shared.Migrations);
        var text = _project.SecondLeg(named, _project.Desired, _database, _host) ?? _project.RequireMigrations(named);
        using var step = _progress.Step(() => $"reading {text}");
        return await ProjectTools.MigrationsOfAsync(
                SchemaSource.Parse(text, _host.Engines),
                _engine,
                _options,
                cancellation
            )
            ?? throw UndriftException.Usage(
                $"{text} has no migrations to tell apart",
                next: "name the project's migrations: --migrations migrations:DIR"
            );
    }

    private async Task<AppliedMigrations> AppliedAsync(MigrationSet set, CancellationToken cancellation)
    {
        if (set.History is not { } format)
            throw Unseen(
                $"{set.Flavour} keeps no history in the database: nobody knows what was run",
                "use a migration tool that keeps one, or compare the schemas with 'undrift check'"
            );
        var tables = await _engine.ReadHistoryAsync(_database, format.Tables, _options, cancellation);
        var names = string.Join(" or ", format.Tables);
        if (tables.Count > 1)
            throw Unseen(
                $"several tables may be the history of {set.Flavour}: {string.Join(", ", tables.Select(table => $"{table.Schema}.{table.Name}"))}",
                "remove those of them that no tool uses any more"
            );
        if (tables.Count == 0 && !(await _engine.ReadAsync(_database, Read, cancellation)).IsEmpty)
            throw Unseen(
                $"the database is not empty and has no history of {set.Flavour} (a table {names}): what was run is not known",
                $"is it the right database, and is {set.Flavour} the tool? Else give it a baseline, and compare with 'undrift check'"
            );
        var table = tables.Count == 1 ? tables[0] : new HistoryTable("", "", [], []);
        return AppliedMigrations.Of(set.For(_engine.Name), format, table);
    }

    private ReadOptions Read => new(_options.Timeout, []) { Dependencies = true };

    private UndriftException Unseen(string message, string next) =>
        new(FailureKind.Inconclusive, message, _engine.Describe(_database), next);

    private async Task<PendingReview> ReviewAsync(AppliedMigrations applied, CancellationToken cancellation)
    {
        using var step = _progress.Step(() => "running what is pending on a scratch copy of the schema");
        var actual = await _engine.ReadAsync(_database, Read, cancellation);
        return await PendingReviewer.OfAsync(_engine, _database, actual, applied.Pending, _options, Read, cancellation);
    }

    /// <summary>A history that nobody asked for may be missing; one that is named may not pass in silence.</summary>
    private async Task<MigrationStatus> WithRunsAsync(MigrationStatus status, CancellationToken cancellation)
    {
        var isNamed =
            _parsed.GetResult(_shared.History) is not null || _project.Config?.History(_project.Variable) is not null;
        try
        {
            var place = HistoryPlace.Looked(_parsed, _shared.History, _project, _host);
            await using var session = await place.OpenAsync(HistoryAccess.Read, _options.Timeout, cancellation);
            var deployments = await DeploymentLog.ReadAsync(session, cancellation);
            var checks = (await HistoryLog.ReadAsync(session, null, cancellation)).Runs;
            return status with
            {
                Deployments = [.. deployments.Where(run => IsOurs(run.Environment, run.Database)).TakeLast(LastRuns)],
                Checks = [.. checks.Where(run => IsOurs(run.Environment, run.Database)).TakeLast(LastRuns)],
            };
        }
        catch (UndriftException why) when (why.Kind != FailureKind.Configuration)
        {
            return isNamed ? status with { Notes = [$"the history of runs was not read: {why.Message}"] } : status;
        }
    }

    private bool IsOurs(string? environment, string database) =>
        _project.Environment is { } name ? environment == name : database == _engine.Describe(_database);
}
