namespace Undrift;

/// <summary>What a report says of repair: a plan that was tried out, or why there is none.</summary>
public sealed class Remedy
{
    private readonly ILookup<ObjectId?, PlanStatement> _byObject;

    private Remedy(Plan? plan, PlanProof? proof, string? reason)
    {
        (Plan, Proof, Reason) = (plan, proof, reason);
        _byObject = (plan?.Statements ?? []).ToLookup(statement => statement.Object);
    }

    /// <summary>The plan; null where there is none.</summary>
    public Plan? Plan { get; }

    /// <summary>What came of trying it out; null where there is no plan.</summary>
    public PlanProof? Proof { get; }

    /// <summary>Why there is no plan; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>A plan that was tried out.</summary>
    public static Remedy Of(Plan plan, PlanProof proof) => new(plan, proof, null);

    /// <summary>There is no plan: a report is whole without one.</summary>
    public static Remedy None(string reason) => new(null, null, reason);

    /// <summary>
    /// The statements that remove a drift: those about its object or one that it explains, else those about the object that
    /// it stands in (a table that is rebuilt for all that differs in it).
    /// </summary>
    public IReadOnlyList<PlanStatement> For(Drift drift)
    {
        if (Plan?.Renames.FirstOrDefault(rename => rename.From == drift.Object) is { } rename)
            return [.. _byObject[rename.To]];
        var own = new[] { drift.Expected, drift.Actual }.OfType<CatalogObject>().Concat(drift.Folded).Distinct();
        var found = own.Select(item => item.Id)
            .Prepend(drift.Object)
            .Distinct()
            .SelectMany(id => _byObject[id])
            .ToList();
        var owner = (drift.Expected ?? drift.Actual)!.Owner;
        return found.Count > 0 || owner is null ? found : [.. _byObject[owner]];
    }

    /// <summary>The SQL as a script, or a comment on why there is none.</summary>
    /// <param name="purpose">What it does, for the first line.</param>
    public string Sql(string purpose) =>
        Plan is null ? PlanText.Comment($"No SQL: {Reason}")
        : Plan.Statements.Count == 0 && Plan.Residue.Count == 0
            ? PlanText.Comment("Nothing to do: the schemas do not differ.")
        : PlanText.Of(Plan, Proof!, purpose);
}
