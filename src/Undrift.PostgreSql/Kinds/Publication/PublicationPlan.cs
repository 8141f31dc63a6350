using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How publications are made, changed and dropped.</summary>
internal sealed class PublicationPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "PUBLICATION " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"CREATE {Reference(item)}{(PublicationKind.AllTables.Of(item) ? " FOR ALL TABLES" : "")} WITH ({Parameters(item)})"
            ),
        ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var generated =
            change.Has(PublicationKind.GeneratedColumns) && PublicationKind.GeneratedColumns.Of(change.To) is null
                ? ", publish_generated_columns = none"
                : "";
        if (change.Take(PublicationKind.Operations, PublicationKind.ViaRoot, PublicationKind.GeneratedColumns))
            yield return new SqlStep($"ALTER {Reference(change.To)} SET ({Parameters(change.To)}{generated})");
    }

    private static string Parameters(CatalogObject item) =>
        $"publish = '{string.Join(", ", PublicationKind.Operations.Of(item) ?? [])}', publish_via_partition_root = {(PublicationKind.ViaRoot.Of(item) ? "true" : "false")}"
        + (PublicationKind.GeneratedColumns.Of(item) is { } columns ? ", publish_generated_columns = " + columns : "");
}
