using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How the server is told that a collation's new version is known.</summary>
internal sealed class OutdatedCollationPlan : KindPlan
{
    private const string OfDatabase = "default";

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        item.Id is { Schema: "pg_catalog", Name: OfDatabase }
            ? [CurrentDatabase.Step("ALTER DATABASE ", " REFRESH COLLATION VERSION", Hazard.Irreversible)]
            :
            [
                .. Indexes(item, scope),
                new SqlStep($"ALTER COLLATION {TablePlan.SqlName(item.Id)} REFRESH VERSION", Hazard.Irreversible),
            ];

    // An index in the order of the old version may not find its rows.
    private static IEnumerable<SqlStep> Indexes(CatalogObject item, PlanScope scope) =>
        scope
            .CurrentNeeds.On(CollationKind.IdOf(item.Id.Schema, item.Id.Name))
            .Where(need => need.From.Kind == RelationKinds.Index)
            .Select(need => new SqlStep(
                "REINDEX INDEX " + Identifier.Qualified(need.From.Schema, need.From.Name),
                Hazard.IndexBuild
            )
            {
                Lock = LockClass.AccessExclusive,
            });
}
