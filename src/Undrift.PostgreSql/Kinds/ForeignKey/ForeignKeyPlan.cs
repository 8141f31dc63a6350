using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How foreign keys are made, changed and dropped.</summary>
internal sealed class ForeignKeyPlan : ConstraintPlan
{
    public override bool JoinsTemplate => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        IReadOnlyList<Hazard> hazards =
            scope.IsOwnerNew(item) || ConstraintFacets.NotValid.Of(item) || ConstraintFacets.NotEnforced.Of(item)
                ? []
                : [Hazard.ValidationScan];
        return [Add(item, ForeignKeyFacets.Definition(item), hazards) with { Lock = LockClass.ShareRowExclusive }];
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        foreach (var step in Validate(change))
            yield return step;
        if (change.Take(ConstraintFacets.Deferrable))
            yield return Table(
                change.To,
                $"ALTER CONSTRAINT {Reading.Identifier.Quote(change.To.Id.Name)}"
                    + (ConstraintSql.Deferrable(change.To) is { Length: > 0 } text ? text : " NOT DEFERRABLE")
            );
    }
}
