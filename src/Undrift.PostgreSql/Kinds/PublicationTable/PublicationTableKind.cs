using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A table in a publication (pg_publication_rel), named by the table and then the publication.</summary>
internal sealed class PublicationTableKind : IPostgreSqlKind
{
    // A set; null: every column.
    internal static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    internal static readonly Facet<string?> RowFilter = Facet.Deparsed("row_filter");

    public ObjectKind Kind { get; } =
        new("publication_table", DriftGroup.TriggerMismatch, [Columns, RowFilter])
        {
            Risks = _ => new RiskProfile(Add: Risk.Minor),
        };

    public string Query { get; } = EmbeddedSql.OfKind("PublicationTable");

    public KindPlan Plan { get; } = new PublicationTablePlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE PUBLICATION {Identifier.Quote(item.Id.Name)} FOR TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} WHERE ({RowFilter.Of(item)})";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var publication = row.GetString(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Kind.Name, relation.Id.Schema, relation.Id.Name, publication),
                Kind,
                Columns.Is(row.IsDBNull(2) ? null : Sorted.Of(relation.ColumnList(row.Numbers(2)))),
                RowFilter.Is(row.Deparsed(4, row.Flag(3)))
            )
            {
                // It goes with either of the two that it connects.
                Owner = PublicationKind.IdOf(publication),
                Template = relation.Id,
            }
        );
    }
}
