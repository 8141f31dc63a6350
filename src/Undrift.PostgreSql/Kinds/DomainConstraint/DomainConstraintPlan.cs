using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How the checks of domains are made, changed and dropped.</summary>
internal sealed class DomainConstraintPlan : KindPlan
{
    public override string Reference(CatalogObject item) =>
        $"CONSTRAINT {Identifier.Quote(item.Id.Name)} ON DOMAIN {Domain(item)}";

    /// <summary>True where CREATE DOMAIN says it.</summary>
    public static bool IsInline(CatalogObject item) =>
        item.Id.Kind == DomainConstraintKind.Name && !DomainConstraintKind.NotValid.Of(item);

    /// <summary>The constraint with its name.</summary>
    public static string Definition(CatalogObject item) =>
        $"CONSTRAINT {Identifier.Quote(item.Id.Name)} CHECK ({DomainConstraintKind.Expression.Of(item)})"
        + (DomainConstraintKind.NotValid.Of(item) ? " NOT VALID" : "");

    public override bool ComesWithOwner(CatalogObject item, PlanScope scope) => IsInline(item);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        IReadOnlyList<Hazard> hazards =
            scope.IsOwnerNew(item) || DomainConstraintKind.NotValid.Of(item) ? [] : [Hazard.ValidationScan];
        return [Alter(item, "ADD " + Definition(item), hazards)];
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (
            !change.Has(DomainConstraintKind.Expression)
            && !DomainConstraintKind.NotValid.Of(change.To)
            && change.Take(DomainConstraintKind.NotValid)
        )
            yield return Alter(
                change.To,
                $"VALIDATE CONSTRAINT {Identifier.Quote(change.To.Id.Name)}",
                Hazard.ValidationScan
            );
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [Alter(item, $"DROP CONSTRAINT {Identifier.Quote(item.Id.Name)}")];

    private static SqlStep Alter(CatalogObject item, string what, params IReadOnlyList<Hazard> hazards) =>
        new($"ALTER DOMAIN {Domain(item)} {what}", hazards);

    private static string Domain(CatalogObject item) => Identifier.Qualified(item.Id.Schema, item.Id.Parent);
}
