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
