using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How materialized views are made, changed and dropped: what they hold can be had again.</summary>
internal sealed class MaterializedViewPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "MATERIALIZED VIEW " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var method = MaterializedViewKind.AccessMethod.Of(item) is { } name ? " USING " + Identifier.Quote(name) : "";
        var options = MaterializedViewKind.Options.Of(item) is { } list ? $" WITH ({StorageOptions.Sql(list)})" : "";
        var space = MaterializedViewKind.Tablespace.Of(item) is { } place
            ? " TABLESPACE " + Identifier.Quote(place)
            : "";
        var data = MaterializedViewKind.Populated.Of(item) ? "" : "\nWITH NO DATA";
        return
        [
            new SqlStep($"CREATE {Reference(item)}{method}{options}{space} AS\n{ViewKind.Definition.Of(item)}{data}"),
        ];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (MaterializedViewKind.ReplicaIdentity.Of(item) is { } identity)
            yield return TablePlan.ReplicaIdentity(item, identity);
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        foreach (var step in RelationOptions.Alter(change, Reference(change.To), MaterializedViewKind.Options))
            yield return step;
        if (change.Take(MaterializedViewKind.ReplicaIdentity))
            yield return TablePlan.ReplicaIdentity(change.To, MaterializedViewKind.ReplicaIdentity.Of(change.To));
        if (change.Take(MaterializedViewKind.Tablespace))
            yield return new SqlStep(
                $"ALTER {Reference(change.To)} SET TABLESPACE {Identifier.Quote(MaterializedViewKind.Tablespace.Of(change.To) ?? "pg_default")}",
                Hazard.TableRewrite
            );
    }
}
