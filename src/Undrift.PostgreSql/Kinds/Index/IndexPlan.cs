using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How indexes are made, changed and dropped.</summary>
internal sealed class IndexPlan : KindPlan
{
    public override bool FollowsColumnType => true;

    public override bool JoinsTemplate => true;

    public override string Reference(CatalogObject item) =>
        "INDEX " + Identifier.Qualified(item.Id.Schema, item.Id.Name);

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope)
    {
        // One that a failed CONCURRENTLY left behind is nothing that a statement makes.
        var isPartitioned = scope.Target.Find(item.Owner!.Value) is { } table && TableKind.IsPartitioned(table);
        if ((IndexFacets.Invalid.Of(item) && !isPartitioned) || IndexFacets.NotReady.Of(item))
            return null;
        var sql = IndexSql.Create(item, only: IndexFacets.Invalid.Of(item));
        if (IndexFacets.Tablespace.Of(item) is { } tablespace)
        {
            var where = IndexFacets.Predicate.Of(item) is { } predicate ? " WHERE " + predicate : "";
            sql = sql[..^where.Length] + " TABLESPACE " + Identifier.Quote(tablespace) + where;
        }
        IReadOnlyList<Hazard> hazards =
            scope.IsOwnerNew(item) ? []
            : IndexFacets.Unique.Of(item) ? [Hazard.IndexBuild, Hazard.ValidationScan]
            : [Hazard.IndexBuild];
        if (!scope.IsOnline(item) || isPartitioned || item.Template is not null)
            return [new SqlStep(sql, hazards) { Lock = LockClass.Share }];
        var at = sql.IndexOf("INDEX ", StringComparison.Ordinal) + "INDEX ".Length;
        return [Alone(sql.Insert(at, "CONCURRENTLY "), [.. hazards, Hazard.NotTransactional])];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (IndexFacets.Clustered.Of(item))
            yield return IndexSteps.Cluster(item) with
            {
                Stage = Stage.Late,
            };
        foreach (var target in IndexFacets.Statistics.Of(item) ?? [])
        {
            var pair = target.Split('=');
            yield return new SqlStep($"ALTER {Reference(item)} ALTER COLUMN {pair[0]} SET STATISTICS {pair[1]}");
        }
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        foreach (var step in IndexSteps.Alter(change, Reference(change.To)))
            yield return step;
        if (IndexFacets.Parent.Of(change.From) is null && IndexFacets.Parent.Of(change.To) is { } parent)
            if (change.Take(IndexFacets.Parent))
                yield return IndexSteps.Attach(change.To, parent);
    }

    /// <summary>The old one serves until the new one is there.</summary>
    public override bool IsSwapped(CatalogObject item, PlanScope scope) => IsConcurrent(item, scope);

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope)
    {
        var name = Identifier.Qualified(item.Id.Schema, item.Id.Name);
        return IsConcurrent(item, scope)
            ? [Alone($"DROP INDEX CONCURRENTLY {name}", [Hazard.NotTransactional])]
            : [new SqlStep($"DROP INDEX {name}{Cascade(item, scope)}") { Lock = LockClass.AccessExclusive }];
    }

    // The index took over that of a partition's constraint, which can go neither before it nor by itself.
    private static string Cascade(CatalogObject item, PlanScope scope) =>
        scope.CurrentNeeds.On(item.Id).Any(copy => copy.Part == Dependencies.Copy && copy.From.Kind != IndexKind.Name)
            ? " CASCADE"
            : "";

    // Not possible on a partitioned table, and the index of a partition belongs to that of the table.
    private static bool IsConcurrent(CatalogObject item, PlanScope scope) =>
        scope.Online
        && item.Template is null
        && scope.Current.Owner(item) is { } table
        && !TableKind.IsPartitioned(table);

    private static SqlStep Alone(string sql, IReadOnlyList<Hazard> hazards) =>
        new(sql, hazards) { Lock = LockClass.ShareUpdateExclusive, Alone = true };
}
