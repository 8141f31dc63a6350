using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How triggers are made, changed and dropped.</summary>
internal sealed class TriggerPlan : KindPlan
{
    public override bool ComesWithTemplate => true;

    public override string Reference(CatalogObject item) =>
        $"TRIGGER {Identifier.Quote(item.Id.Name)} ON {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        item.Template is not null
            // The server makes it where the partition is attached.
            ? []
            : [new SqlStep(TriggerDefinition.Of(item)) { Lock = LockClass.ShareRowExclusive }];

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (TriggerFacets.State.Of(item) is { } state)
            yield return Enabled(item, state) with
            {
                Stage = item.Template is null ? Stage.Main : Stage.Late,
            };
        if (CommonFacets.ConstraintComment.Of(item) is { } comment)
            yield return new SqlStep(CommonSteps.Comment(ConstraintReference(item), comment));
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(TriggerFacets.State))
            yield return Enabled(change.To, TriggerFacets.State.Of(change.To));
        if (change.Take(CommonFacets.ConstraintComment))
            yield return new SqlStep(
                CommonSteps.Comment(ConstraintReference(change.To), CommonFacets.ConstraintComment.Of(change.To))
            );
    }

    private static SqlStep Enabled(CatalogObject item, string? state) =>
        new(
            $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} {EnabledState.Sql(state)} TRIGGER {Identifier.Quote(item.Id.Name)}"
        )
        {
            Lock = LockClass.ShareRowExclusive,
        };

    private static string ConstraintReference(CatalogObject item) =>
        $"CONSTRAINT {Identifier.Quote(item.Id.Name)} ON {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}";
}
