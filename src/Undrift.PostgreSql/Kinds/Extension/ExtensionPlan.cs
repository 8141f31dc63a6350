using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How extensions are made, updated and dropped.</summary>
internal sealed class ExtensionPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "EXTENSION " + Identifier.Quote(item.Id.Name);

    public override bool HasOwner => false;

    // Columns may have its types.
    public override bool IsKept(CatalogObject item) => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"CREATE {Reference(item)} WITH SCHEMA {Identifier.Quote(ExtensionKind.Schema.Of(item)!)} VERSION {Literal.Quote(ExtensionKind.Version.Of(item)!)}"
            ),
        ];

    /// <summary>Its tables go along, and rows with them.</summary>
    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                "DROP " + Reference(item),
                scope.Current.OwnedBy(item.Id).Any(member => member.Id.Kind == RelationKinds.Table)
                    ? [Hazard.DataLoss, Hazard.Irreversible]
                    : []
            ),
        ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(ExtensionKind.Version))
            yield return new SqlStep(
                $"ALTER {Reference(change.To)} UPDATE TO {Literal.Quote(ExtensionKind.Version.Of(change.To)!)}",
                Hazard.Irreversible
            );
        if (change.Take(ExtensionKind.Schema))
            yield return new SqlStep(
                $"ALTER {Reference(change.To)} SET SCHEMA {Identifier.Quote(ExtensionKind.Schema.Of(change.To)!)}"
            );
    }
}
