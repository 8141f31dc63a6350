using Undrift.Sqlite.Deployment;

namespace Undrift.Sqlite;

/// <summary>SQLite: files are read in place, desired SQL runs on a database in memory. No server is needed.</summary>
public sealed partial class SqliteEngine : IEngine
{
    internal const string EngineName = "sqlite";

    private const string NoOnline =
        "--online changes nothing here: SQLite has one writer at a time, and no form of a statement that lets others write meanwhile";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "SQLite";

    /// <inheritdoc/>
    public IReadOnlyList<ObjectKind> Kinds => SqliteKinds.All;

    /// <inheritdoc/>
    public IReadOnlyList<string> ScratchIdentity => ["sqlite " + SqliteLibrary.Version];

    /// <inheritdoc/>
    public bool IsDatabase(string source) => SqliteSource.Fits(source);

    /// <inheritdoc/>
    public string Describe(string source) => SqliteSource.Describe(source);

    /// <summary>Reads a file; <see cref="ReadOptions.Schemas"/> says nothing here, SQLite has no schemas.</summary>
    /// <inheritdoc/>
    public Task<Catalog> ReadAsync(string source, ReadOptions options, CancellationToken cancellation) =>
        Task.Run(() => Read(source, options, cancellation), cancellation);

    /// <summary>Runs the scripts on a database in memory.</summary>
    /// <inheritdoc/>
    public Task<Catalog> BuildAsync(
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => new ScratchDatabase(options, cancellation).Build(scripts), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ObservedScript>> ObserveAsync(
        IReadOnlyList<SqlScript> ground,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => new ScratchDatabase(options, cancellation).Observe(ground, scripts), cancellation);

    /// <inheritdoc/>
    public async Task<Catalog> BuildByAsync(
        Func<ScratchDoor, CancellationToken, Task<IReadOnlyList<SqlScript>>> fill,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        using var scratch = new ScratchFile();
        var scripts = await fill(scratch.Door, cancellation);
        var catalog = await ReadAsync(scratch.Source, options, cancellation);
        return catalog.IsEmpty ? await BuildAsync(scripts, options, cancellation) : catalog;
    }

    /// <inheritdoc/>
    public bool KeepsHistory => true;

    /// <inheritdoc/>
    public Task<IHistorySession> OpenHistoryAsync(
        string source,
        HistoryAccess access,
        TimeSpan timeout,
        CancellationToken cancellation
    ) =>
        Task.Run<IHistorySession>(
            () =>
                SqliteHistory.Open(source, access, new ReadOptions(timeout, []), HistoryTables.Versions, cancellation),
            cancellation
        );

    /// <inheritdoc/>
    public Plan Plan(Catalog current, Catalog target) => Plan(current, target, PlanOptions.None);

    /// <inheritdoc/>
    public Plan Plan(Catalog current, Catalog target, PlanOptions options)
    {
        var plan = Planned(current, target, options);
        return options.Online && plan.Statements.Count > 0 ? plan with { Notes = [.. plan.Notes, NoOnline] } : plan;
    }

    private static Plan Planned(Catalog current, Catalog target, PlanOptions options)
    {
        if (options.Renames.Count == 0)
            return new SchemaChange(current, target, options.InMigration).Plan();
        var renames = Renaming.Statements(options.Renames);
        var plan = new SchemaChange(Renaming.Try(current, renames), target, options.InMigration).Plan(renames);
        return plan with { Renames = options.Renames };
    }

    /// <inheritdoc/>
    public bool CanRename(ObjectKind kind) => Renaming.Can(kind);

    /// <inheritdoc/>
    public Task<ProbeResult> ProbeAsync(
        string source,
        IReadOnlyList<ObjectId> tables,
        ReadOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => new RowProbe(source, options, cancellation).Of(tables), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HistoryTable>> ReadHistoryAsync(
        string source,
        IReadOnlyList<string> names,
        ReadOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => ReadHistory(source, names, options, cancellation), cancellation);

    private static IReadOnlyList<HistoryTable> ReadHistory(
        string source,
        IReadOnlyList<string> names,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        var described = SqliteSource.Describe(source);
        try
        {
            return new DatabaseReader(described, options, cancellation).Read(
                SqliteSource.Path(source),
                (connection, _) => HistoryReader.Read(connection, names)
            );
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, described, options, cancellation);
        }
    }

    /// <inheritdoc/>
    public Task ApplyAsync(
        string source,
        Plan plan,
        ReadOptions options,
        IProgress<PlanStep> progress,
        CancellationToken cancellation
    ) => Task.Run(() => new PlanRunner(source, options, cancellation).Run(plan, progress), cancellation);

    /// <inheritdoc/>
    public IDeploymentTarget DeploymentTo(string source, TimeSpan timeout) => new SqliteDeployment(source);

    /// <summary>SQLite has no roles: the permission to read the file is all that a check needs.</summary>
    /// <inheritdoc/>
    public string? GrantsFor(string role, string? database) => null;

    private static Catalog Read(string source, ReadOptions options, CancellationToken cancellation)
    {
        var path = SqliteSource.Path(source);
        var described = SqliteSource.Describe(source);
        try
        {
            return new DatabaseReader(described, options, cancellation).Read(path);
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, described, options, cancellation);
        }
    }
}
