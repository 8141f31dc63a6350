namespace Undrift;

/// <summary>What a database is after a plan was run on it.</summary>
public enum PlanResult
{
    /// <summary>As the plan was to make it.</summary>
    Target,

    /// <summary>As it was before.</summary>
    Unchanged,

    /// <summary>Neither.</summary>
    Other,

    /// <summary>It could not be read.</summary>
    Unknown,
}

/// <summary>Runs a plan on the database that it was made for, and looks at what came of it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="source">The database. Holds a credential.</param>
/// <param name="file">The plan.</param>
/// <param name="timeout">For connecting and for each statement.</param>
public sealed class PlanApplication(IEngine engine, string source, PlanFile file, TimeSpan timeout)
{
    private readonly BuildOptions _options = new(timeout, file.Schemas) { Cluster = file.Cluster };

    /// <summary>Requires the database to be in the state that the plan was made for.</summary>
    /// <exception cref="UndriftException">It is in another one, or cannot be read completely.</exception>
    public async Task RequireStateAsync(CancellationToken cancellation)
    {
        var catalog = await ReadAsync(cancellation);
        if (catalog.Gaps is [var gap, ..])
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"no plan is run while something cannot be read: {gap.Subject}: {gap.Reason}",
                next: "see all that is open with 'undrift check'"
            );
        var found = Canonical.Fingerprint(catalog);
        if (found == file.Fingerprint)
            return;
        throw UndriftException.Failed(
            Canonical.ResultFingerprint(catalog) == file.TargetFingerprint
                ? "the database already has the schema that the plan makes; nothing was run"
                : $"the schema is not the one that the plan was made for ({file.Database.Source}): it has changed since, or this is another database; nothing was run",
            engine.Describe(source),
            "look at it with 'undrift check', then " + PlanFileReader.MakeAnew
        );
    }

    /// <summary>Requires the tables that the plan takes for empty to be so still: its hazards rest on it.</summary>
    /// <exception cref="UndriftException">One holds rows now, or cannot be looked at.</exception>
    public async Task RequireEmptyAsync(CancellationToken cancellation)
    {
        var empty = file
            .Plan.Statements.Select(statement => statement.Rows)
            .OfType<TableRows>()
            .Where(rows => rows.Spared.Count > 0)
            .Select(rows => rows.Table)
            .Distinct()
            .ToList();
        if (empty.Count == 0)
            return;
        var found = await engine.ProbeAsync(source, empty, _options, cancellation);
        var still = found.Tables.Where(rows => rows.IsEmpty).Select(rows => rows.Table).ToHashSet();
        foreach (var table in empty.Where(table => !still.Contains(table)))
            throw UndriftException.Failed(
                $"{table} held no rows when the plan was made, and does now or cannot be looked at; nothing was run",
                engine.Describe(source),
                PlanFileReader.MakeAnew
            );
    }

    /// <summary>Runs the statements.</summary>
    /// <exception cref="UndriftException">A statement failed.</exception>
    public Task RunAsync(PlanJournal journal, CancellationToken cancellation) =>
        engine.ApplyAsync(source, file.Plan, _options, journal, cancellation);

    /// <summary>What a statement that failed may have left; null: nothing that is known.</summary>
    public string? LeftBy(PlanStatement statement) => engine.LeftBy(statement);

    /// <summary>Reads the database once more and says what it is now.</summary>
    public async Task<PlanResult> ResultAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await ReadAsync(cancellation);
            return Canonical.ResultFingerprint(found) == file.TargetFingerprint ? PlanResult.Target
                : Canonical.Fingerprint(found) == file.Fingerprint ? PlanResult.Unchanged
                : PlanResult.Other;
        }
        catch (UndriftException)
        {
            return PlanResult.Unknown;
        }
    }

    private Task<Catalog> ReadAsync(CancellationToken cancellation) =>
        CatalogLoader.LoadAsync(new SchemaSource.Database(engine, source), engine, _options, cancellation);
}
