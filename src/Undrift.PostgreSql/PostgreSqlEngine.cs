using System.Runtime.CompilerServices;
using Npgsql;
using Undrift.PostgreSql.Applying;
using Undrift.PostgreSql.Deployment;
using Undrift.PostgreSql.History;
using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Observation;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql;

/// <summary>PostgreSQL 13 to 18: databases are read in one round trip, desired SQL runs on a scratch database.</summary>
public sealed partial class PostgreSqlEngine : IEngine
{
    internal const string EngineName = "postgres";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "PostgreSQL";

    /// <inheritdoc/>
    public IReadOnlyList<ObjectKind> Kinds => PostgreSqlKinds.Modelled;

    /// <inheritdoc/>
    public IReadOnlyList<string>? ScratchIdentity => ServerBinaries.Identity(ClientEnvironment.Process);

    /// <inheritdoc/>
    public bool IsDatabase(string source) => PostgreSqlSource.IsDatabase(source);

    /// <inheritdoc/>
    public string Describe(string source) => PostgreSqlSource.Describe(source);

    /// <inheritdoc/>
    public string? GrantsFor(string role, string? database) => CheckingRole.Sql(role, database);

    /// <inheritdoc/>
    public void Prepare()
    {
        DriverSettings.Prepare();
        _ = PostgreSqlKinds.All;
    }

    /// <inheritdoc/>
    public async Task<Catalog> ReadAsync(string source, ReadOptions options, CancellationToken cancellation)
    {
        var parsed = PostgreSqlSource.Parse(source);
        await using var connection = await PostgreSqlConnector.OpenAsync(parsed, options.Timeout, cancellation);
        return await ReadAsync(connection, parsed, options, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Catalog> BuildAsync(
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => await BuildStagesAsync([scripts], options, cancellation).FirstAsync(cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Catalog> BuildStagesAsync(
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var result = ScriptResult.None;
        foreach (var scripts in stages)
        {
            result = result.And(await ScriptRunner.RunAsync(scratch, scripts, options.Timeout, cancellation));
            yield return await BuiltAsync(scratch, result, options, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<Catalog> BuildByAsync(
        Func<ScratchDoor, CancellationToken, Task<IReadOnlyList<SqlScript>>> fill,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var scripts = await fill(ScratchUrl.DoorTo(scratch.Source), cancellation);
        var catalog = await BuiltAsync(scratch, ScriptResult.None, options, cancellation);
        if (!catalog.IsEmpty)
            return catalog;
        var result = await ScriptRunner.RunAsync(scratch, scripts, options.Timeout, cancellation);
        return await BuiltAsync(scratch, result, options, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ObservedScript>> ObserveAsync(
        IReadOnlyList<SqlScript> ground,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        await ScriptRunner.RunAsync(scratch, ground, options.Timeout, cancellation);
        try
        {
            return await new ObservationRun(scratch, options.Timeout).OfAsync(scripts, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, scratch.Source, "observing the statements", cancellation);
        }
    }

    /// <summary>What stands on a scratch database now.</summary>
    private static async Task<Catalog> BuiltAsync(
        ScratchDatabase scratch,
        ScriptResult result,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        await using var connection = await scratch.OpenAsync(options.Timeout, cancellation);
        var catalog = await ReadAsync(connection, scratch.Source, options, cancellation, builtFromSql: true);
        var origin = new CatalogOrigin(scratch.Description, catalog.Origin.ServerVersion);
        catalog = catalog
            .With(origin, [.. scratch.Notes, .. result.Notes])
            .WithUnstated(PostgreSqlKinds.NotStatedIn(catalog, result.SpeaksOfPrivileges));
        return options.Cluster ? BuiltCluster.Of(catalog, scratch.IsPrivate, result.CreatedRoles) : catalog;
    }

    /// <inheritdoc/>
    public Plan Plan(Catalog current, Catalog target) => Planner.Of(current, target, PlanOptions.None);

    /// <inheritdoc/>
    public Plan Plan(Catalog current, Catalog target, PlanOptions options) => Planner.Of(current, target, options);

    /// <inheritdoc/>
    public bool CanRename(ObjectKind kind) => RenameSteps.CanRename(kind);

    /// <inheritdoc/>
    public Task<ProbeResult> ProbeAsync(
        string source,
        IReadOnlyList<ObjectId> tables,
        ReadOptions options,
        CancellationToken cancellation
    ) => new RowProbe(PostgreSqlSource.Parse(source), options.Timeout).OfAsync(tables, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HistoryTable>> ReadHistoryAsync(
        string source,
        IReadOnlyList<string> names,
        ReadOptions options,
        CancellationToken cancellation
    ) => new HistoryReader(PostgreSqlSource.Parse(source), options.Timeout).ReadAsync(names, cancellation);

    /// <inheritdoc/>
    public bool KeepsHistory => true;

    /// <inheritdoc/>
    public async Task<IHistorySession> OpenHistoryAsync(
        string source,
        HistoryAccess access,
        TimeSpan timeout,
        CancellationToken cancellation
    ) =>
        await PostgreSqlHistory.OpenAsync(
            PostgreSqlSource.Parse(source),
            access,
            timeout,
            HistoryTables.Versions,
            cancellation
        );

    /// <inheritdoc/>
    public CatalogObject? StandIn(CatalogObject item) => IndexKind.Valid(item);

    /// <inheritdoc/>
    public string? LeftBy(PlanStatement statement) => Leftover.Of(statement);

    /// <inheritdoc/>
    public Task ApplyAsync(
        string source,
        Plan plan,
        ReadOptions options,
        IProgress<PlanStep> progress,
        CancellationToken cancellation
    ) => new PlanRunner(PostgreSqlSource.Parse(source), options.Timeout).RunAsync(plan, progress, cancellation);

    /// <inheritdoc/>
    public Task<SpellingAnswer> RespellAsync(
        IReadOnlyList<SpellingPair> pairs,
        Catalog desired,
        Catalog actual,
        BuildOptions options,
        CancellationToken cancellation
    ) => Respeller.AskAsync(pairs, desired, actual, options.ForNewer(desired, actual), cancellation);

    /// <inheritdoc/>
    public IDeploymentTarget DeploymentTo(string source, TimeSpan timeout) => new PostgreSqlDeployment(source, timeout);

    /// <summary>Reads the database of an open connection.</summary>
    internal static async Task<Catalog> ReadAsync(
        NpgsqlConnection connection,
        PostgreSqlSource source,
        ReadOptions options,
        CancellationToken cancellation,
        bool builtFromSql = false
    )
    {
        try
        {
            var origin = OriginOf(connection, source);
            await using var reader = new CatalogReader(
                connection,
                PostgreSqlKinds.SharedFor(options),
                PostgreSqlKinds.Wanted(options),
                () => new RoleNames(builtFromSql, (options as BuildOptions)?.DatabaseOwner),
                token => PostgreSqlConnector.OpenAsync(source, options.Timeout, token)
            );
            var found = await reader.ReadAsync(options.Timeout, cancellation);
            return found.ToCatalog(origin, options);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "reading the catalog", cancellation);
        }
    }

    private static CatalogOrigin OriginOf(NpgsqlConnection connection, PostgreSqlSource source) =>
        new(
            source.ToString(),
            connection.PostgreSqlVersion.ToString(2),
            connection.Host,
            connection.Port,
            connection.Database
        );
}
