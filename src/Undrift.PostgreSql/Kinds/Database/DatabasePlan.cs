using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What can be changed of a database that is there.</summary>
internal sealed class DatabasePlan : KindPlan
{
    public override bool IsKept(CatalogObject item) => true;

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var item = change.To;
        if (change.Take(DatabaseKind.Owner))
            yield return Alter(
                "OWNER TO " + Identifier.Quote(DatabaseKind.Owner.Of(item)!),
                Hazard.AuthorisationChange
            );
        if (change.Take(DatabaseKind.Template))
            yield return Alter("IS_TEMPLATE " + (DatabaseKind.Template.Of(item) ? "true" : "false"));
        if (change.Take(DatabaseKind.ConnectionLimit))
            yield return Alter($"CONNECTION LIMIT {DatabaseKind.ConnectionLimit.Of(item) ?? -1}");
        if (change.Take(CommonFacets.Comment))
            yield return CurrentDatabase.Step(
                "COMMENT ON DATABASE ",
                CommonSteps.Comment("", CommonFacets.Comment.Of(item))["COMMENT ON ".Length..]
            );
    }

    private static SqlStep Alter(string what, params IReadOnlyList<Hazard> hazards) =>
        CurrentDatabase.Step("ALTER DATABASE ", " " + what, hazards);
}
