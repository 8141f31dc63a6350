namespace Undrift;

/// <summary>
/// What a plan is tried out on. Some objects that a database has no statement makes from what can be read of them: the
/// options of a user mapping are secret. Where the plan does not touch them, they are left out on both sides.
/// </summary>
/// <param name="Current">The current schema, as it can be built.</param>
/// <param name="Target">The target, with the same left out.</param>
/// <param name="Rebuild">The plan that builds the current schema.</param>
internal sealed record ProofGround(Catalog Current, Catalog Target, Plan Rebuild)
{
    /// <summary>What is left out, with what stands in it or rests on it.</summary>
    public IReadOnlyList<ObjectId> Without { get; init; } = [];

    /// <summary>What is built as something that is nearly the same.</summary>
    public IReadOnlyList<ObjectId> StandIns { get; init; } = [];

    /// <summary>Why there is no ground; null where there is.</summary>
    public string? Failure { get; init; }

    /// <summary>The ground for a plan.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="empty">What every database has.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="current">The schema that it was made for.</param>
    /// <param name="target">The schema that it shall make.</param>
    public static ProofGround Of(IEngine engine, Catalog empty, Plan plan, Catalog current, Catalog target)
    {
        var ground = new ProofGround(current, target, engine.Plan(empty, current));
        if (ground.Rebuild.Residue.Count == 0)
            return ground;
        var standIns = ground
            .Rebuild.Residue.Select(residue => residue.Object)
            .Where(id => current.Find(id) is { } item && engine.StandIn(item) is not null)
            .ToHashSet();
        (current, target) = (WithStandIns(engine, current, standIns), WithStandIns(engine, target, standIns));
        var without = Closure(ground.Rebuild.Residue.Select(item => item.Object).Except(standIns), current, target);
        ground = new ProofGround(Reduced(current, without), Reduced(target, without), ground.Rebuild)
        {
            StandIns = [.. current.Objects.Select(item => item.Id).Where(standIns.Contains)],
            Without = [.. current.Objects.Select(item => item.Id).Where(without.Contains)],
        };
        if (plan.Statements.Any(statement => statement.Object is { } item && without.Contains(item)))
            return ground.Failed(ground.Rebuild.Residue.First(item => without.Contains(item.Object)));
        ground = ground with { Rebuild = engine.Plan(empty, ground.Current) };
        return ground.Rebuild.Residue is [var first, ..] ? ground.Failed(first) : ground;
    }

    private ProofGround Failed(PlanResidue residue) =>
        this with
        {
            Failure = $"the current schema cannot be built anew: {residue.Object}: {residue.Reason}",
        };

    private static Catalog WithStandIns(IEngine engine, Catalog catalog, HashSet<ObjectId> ids) =>
        ids.Count == 0
            ? catalog
            : catalog.With(catalog.Objects.Select(item => ids.Contains(item.Id) ? engine.StandIn(item) ?? item : item));

    private static Catalog Reduced(Catalog catalog, HashSet<ObjectId> ids) =>
        ids.Count == 0
            ? catalog
            : catalog
                .With(catalog.Objects.Where(item => !ids.Contains(item.Id)))
                .WithDependencies(
                    catalog.Dependencies is { } all
                        ? [.. all.Where(item => !ids.Contains(item.From) && !ids.Contains(item.To))]
                        : null
                );

    /// <summary>The objects with all that stands in them or rests on them, on either side.</summary>
    private static HashSet<ObjectId> Closure(IEnumerable<ObjectId> roots, params Catalog[] sides)
    {
        var members = sides
            .SelectMany(side => side.Objects)
            .Where(item => item.Owner is not null)
            .Select(item => (Of: item.Owner!.Value, item.Id));
        var resting = sides.SelectMany(side => side.Dependencies ?? []).Select(item => (Of: item.To, Id: item.From));
        var above = members.Concat(resting).ToLookup(item => item.Of, item => item.Id);
        var (found, open) = (new HashSet<ObjectId>(roots), new Stack<ObjectId>());
        foreach (var id in found)
            open.Push(id);
        while (open.TryPop(out var id))
            foreach (var next in above[id])
                if (found.Add(next))
                    open.Push(next);
        return found;
    }
}
