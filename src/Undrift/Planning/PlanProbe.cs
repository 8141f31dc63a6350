namespace Undrift;

/// <summary>
/// Refines a plan by what the tables that it touches hold: where there is no row, none is lost, written anew or looked at.
/// </summary>
public static class PlanProbe
{
    private const string Table = "table";

    private static readonly HashSet<Hazard> OfRows =
    [
        Hazard.DataLoss,
        Hazard.TableRewrite,
        Hazard.ValidationScan,
        Hazard.IndexBuild,
    ];

    /// <summary>The plan with the rows of each statement's table, and without the hazards that it has not where there are none.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="source">The database. Holds a credential.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="current">The schema that it was made for.</param>
    /// <param name="target">The schema that it makes.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Plan> OfAsync(
        IEngine engine,
        string source,
        Plan plan,
        Catalog current,
        Catalog target,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        var places = plan
            .Statements.Select(statement => statement.Object)
            .OfType<ObjectId>()
            .Distinct()
            .Select(item => (Item: item, Table: TableOf(item, plan, current, target)))
            .Where(place => place.Table is not null)
            .ToDictionary(place => place.Item, place => place.Table!.Value);
        if (places.Count == 0)
            return plan;
        var found = await engine.ProbeAsync(source, [.. places.Values.Distinct()], options, cancellation);
        var rows = found.Tables.ToDictionary(item => item.Table);
        return plan with
        {
            Statements =
            [
                .. plan.Statements.Select(statement =>
                    statement.Object is { } item && places.TryGetValue(item, out var table)
                        ? Refined(statement, rows.GetValueOrDefault(table))
                        : statement
                ),
            ],
            Notes = [.. plan.Notes, .. found.Notes],
        };
    }

    /// <summary>The risk of a drift, by the statements that remove it: what would be at stake with rows, and is not, is minor.</summary>
    /// <param name="risk">The risk by the table of risks.</param>
    /// <param name="statements">The statements.</param>
    public static Risk Refined(Risk risk, IReadOnlyList<PlanStatement> statements) =>
        statements.Any(statement => statement.Rows is { Spared.Count: > 0 })
        && statements.All(statement => statement.Hazards.All(hazard => hazard == Hazard.NotTransactional))
            ? Risk.Minor
            : risk;

    private static PlanStatement Refined(PlanStatement statement, TableRows? rows)
    {
        if (rows is null || !rows.IsEmpty)
            return statement with { Rows = rows };
        // What is irreversible because it loses rows can be had back where there are none.
        var loses = statement.Hazards.Contains(Hazard.DataLoss);
        var spared = statement.Hazards.ToLookup(hazard =>
            OfRows.Contains(hazard) || (loses && hazard == Hazard.Irreversible)
        );
        return statement with { Hazards = [.. spared[false]], Rows = rows with { Spared = [.. spared[true]] } };
    }

    /// <summary>The table, under its present name, that a statement about an object changes; null where there is none yet.</summary>
    private static ObjectId? TableOf(ObjectId item, Plan plan, Catalog current, Catalog target)
    {
        ObjectId? at = item;
        while (at is { } id && id.Kind != Table)
            at = (current.Find(id) ?? target.Find(id))?.Owner;
        if (at is not { } table)
            return null;
        var before = plan.Renames.FirstOrDefault(rename => rename.To == table)?.From ?? table;
        return current.Find(before) is null ? null : before;
    }
}
