using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A security label (pg_seclabel, pg_shseclabel). What the label means, its provider knows.</summary>
internal sealed class SecurityLabelKind : IPostgreSqlKind
{
    public const string Name = "security_label";

    internal static readonly Facet<string?> Label = Facet.Text("label");

    public ObjectKind Kind { get; } = new(Name, DriftGroup.SecurityMismatch, [Label]);

    public string Query { get; } = EmbeddedSql.OfKind("SecurityLabel");

    public KindPlan Plan { get; } = new SecurityLabelPlan();

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.Text(3) ?? "", row.Deparsed(4)!, row.GetString(5)),
                Kind,
                Label.Is(row.GetString(6))
            )
            {
                Owner = OwnerOf(context, row.Oid(0), row.Oid(1), row.GetInt32(2)),
            }
        );

    private static ObjectId? OwnerOf(ReadContext context, uint catalog, uint oid, int column) =>
        column > 0 && catalog == SystemCatalog.Relation && context.Relation(oid) is { } relation
            ? ColumnKind.IdOf(relation, relation.Column(column).Name)
            : context.IdOf(catalog, oid);
}
