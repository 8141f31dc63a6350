using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How foreign keys are made, changed and dropped.</summary>
internal sealed class ForeignKeyPlan : ConstraintPlan
{
    public override bool JoinsTemplate => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        // NOT VALID is refused on a partitioned table.
        var isPartitioned = scope.Target.Owner(item) is { } table && TableKind.IsPartitioned(table);
        if (scope.IsOnline(item) && ConstraintSql.Validity(item).Length == 0 && !isPartitioned)
            return AddOnline(item, ForeignKeyFacets.Definition(item), LockClass.ShareRowExclusive);
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
