using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How CHECK constraints are made, changed and dropped.</summary>
internal sealed class CheckPlan : ConstraintPlan
{
    public override bool ComesWithTemplate => true;

    public override bool FollowsColumnType => true;

    /// <summary>True where CREATE TABLE says it: a partition has to have it before it is attached.</summary>
    public static bool IsInline(CatalogObject item, PlanScope scope) =>
        !ConstraintFacets.NotValid.Of(item) && !scope.Deferred.Contains(item.Id);

    public override bool ComesWithOwner(CatalogObject item, PlanScope scope) => IsInline(item, scope);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        if (scope.IsOnline(item) && ConstraintSql.Validity(item).Length == 0 && !scope.Deferred.Contains(item.Id))
            return AddOnline(item, CheckKind.Definition(item), LockClass.AccessExclusive);
        IReadOnlyList<Hazard> hazards =
            scope.IsOwnerNew(item) || ConstraintFacets.NotValid.Of(item) || ConstraintFacets.NotEnforced.Of(item)
                ? []
                : [Hazard.ValidationScan];
        var stage = scope.Deferred.Contains(item.Id) ? Stage.Late : Stage.Main;
        return [Add(item, CheckKind.Definition(item), hazards) with { Stage = stage }];
    }

    /// <summary>The copy of a check that is NOT VALID is so, too; the copies of partitions that came later are not.</summary>
    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (item.Template is not { } template || !scope.Created.Contains(template) || scope.IsOwnerNew(item))
            yield break;
        if (ConstraintFacets.NotValid.Of(scope.Target.Find(template)!) && !ConstraintFacets.NotValid.Of(item))
            yield return Validate(item);
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        change.Take(CheckKind.AlsoLocal);
        return Validate(change);
    }
}
