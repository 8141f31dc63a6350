using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How tables are put into publications and taken out.</summary>
internal sealed class PublicationTablePlan : KindPlan
{
    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"ALTER PUBLICATION {Identifier.Quote(item.Id.Name)} ADD TABLE ONLY {Table(item)}"
                    + (PublicationTableKind.Columns.Of(item) is { } columns ? $" ({ColumnSql.List(columns)})" : "")
                    + (PublicationTableKind.RowFilter.Of(item) is { } filter ? $" WHERE ({filter})" : "")
            ),
        ];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [new SqlStep($"ALTER PUBLICATION {Identifier.Quote(item.Id.Name)} DROP TABLE ONLY {Table(item)}")];

    private static string Table(CatalogObject item) => Identifier.Qualified(item.Id.Schema, item.Id.Parent);
}
