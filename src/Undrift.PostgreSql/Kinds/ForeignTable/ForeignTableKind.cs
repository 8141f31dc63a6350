using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A foreign table (pg_foreign_table): its rows are elsewhere.</summary>
internal sealed class ForeignTableKind : IPostgreSqlKind
{
    internal static readonly Facet<string?> Server = Facet.Text("server");

    /// <summary>Of the table, and of its columns: no row is lost with them.</summary>
    public static readonly RiskProfile Risk = new(Drop: Undrift.Risk.Major);

    // Server and options decide what stands in the table.
    public ObjectKind Kind { get; } =
        new(
            RelationKinds.ForeignTable,
            DriftGroup.MissingTable,
            DriftGroup.ExtraTable,
            DriftGroup.ExtensionMismatch,
            [
                Server,
                ForeignOptions.Options,
                TableKind.Parents,
                TableKind.Bound,
                TableKind.Detaching,
                TableKind.ColumnOrder,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        )
        {
            Risks = _ => Risk,
        };

    public string Query { get; } = EmbeddedSql.OfKind("ForeignTable");

    public KindPlan Plan { get; } = new ForeignTablePlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) => TableKind.Plain(item, catalog);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        if (context.Relation(oid) is not { } relation)
            return;
        context.Add(
            new CatalogObject(
                relation.Id,
                Kind,
                Server.Is(row.GetString(1)),
                ForeignOptions.Options.Is(context.OptionsOf(SystemCatalog.Relation, oid)),
                TableKind.Parents.Is(context.ParentsOf(relation)),
                TableKind.Bound.Is(PartitionBound.Of(row.Deparsed(3, row.Flag(2)))),
                TableKind.Detaching.Is(row.Flag(4)),
                TableKind.ColumnOrder.Is([.. relation.Columns.Select(column => column.Name)]),
                CommonFacets.Owner.Is(context.Roles.Owner(relation.Owner)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Relation, oid),
            }
        );
    }
}
