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
        return [new SqlStep(sql, hazards) { Lock = LockClass.Share }];
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
        foreach (var extension in CommonFacets.DependsOnExtension.Of(item) ?? [])
            yield return new SqlStep($"ALTER {Reference(item)} DEPENDS ON EXTENSION {Identifier.Quote(extension)}");
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        foreach (var step in IndexSteps.Alter(change, Reference(change.To)))
            yield return step;
        if (IndexFacets.Parent.Of(change.From) is null && IndexFacets.Parent.Of(change.To) is { } parent)
            if (change.Take(IndexFacets.Parent))
                yield return new SqlStep(
                    $"ALTER INDEX {parent} ATTACH PARTITION {Identifier.Qualified(change.To.Id.Schema, change.To.Id.Name)}"
                )
                {
                    Stage = Stage.Late,
                };
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [new SqlStep("DROP " + Reference(item)) { Lock = LockClass.AccessExclusive }];
}
