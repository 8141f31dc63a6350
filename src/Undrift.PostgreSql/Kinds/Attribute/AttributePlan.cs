using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How attributes of composite types are added, changed and dropped.</summary>
internal sealed class AttributePlan : KindPlan
{
    public override string Reference(CatalogObject item) => $"COLUMN {Type(item)}.{Identifier.Quote(item.Id.Name)}";

    public override bool ComesWithOwner(CatalogObject item, PlanScope scope) => true;

    public override bool ReplacesOwner => true;

    /// <summary>An attribute is added behind all others; in another place it needs a new type.</summary>
    public override bool NeedsNewOwner(CatalogObject item, PlanScope scope) =>
        item.Owner is { } owner
        && CompositeTypePlan
            .Attributes(owner, scope.Target)
            .SkipWhile(other => other.Id != item.Id)
            .Any(other => scope.Current.Find(other.Id) is not null);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [Alter(item, "ADD ATTRIBUTE " + AttributeKind.Definition(item), scope)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var item = change.To;
        if (!IsFree(item, scope) || !change.Take(AttributeKind.Type, AttributeKind.Collation))
            yield break;
        var collation = AttributeKind.Collation.Of(item) is { } name ? " COLLATE " + name : "";
        yield return Alter(
            item,
            $"ALTER ATTRIBUTE {Identifier.Quote(item.Id.Name)} TYPE {AttributeKind.Type.Of(item)}{collation}",
            scope
        );
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [Alter(item, "DROP ATTRIBUTE " + Identifier.Quote(item.Id.Name), scope, Hazard.DataLoss, Hazard.Irreversible)];

    /// <summary>True where no column or view has the type: the server refuses another type of the attribute there.</summary>
    private static bool IsFree(CatalogObject item, PlanScope scope) =>
        scope
            .CurrentNeeds.On(item.Owner!.Value)
            .All(need => need.From.Kind is FunctionKind.Name or ProcedureKind.Name or RelationKinds.Table);

    private static SqlStep Alter(CatalogObject item, string what, PlanScope scope, params IReadOnlyList<Hazard> hazards)
    {
        var cascade = TypedTables.Has(item.Owner!.Value, scope) ? " CASCADE" : "";
        return new SqlStep($"ALTER TYPE {Type(item)} {what}{cascade}", hazards);
    }

    private static string Type(CatalogObject item) => Identifier.Qualified(item.Id.Schema, item.Id.Parent);
}
