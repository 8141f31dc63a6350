using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An enumerated type (pg_type typtype e, pg_enum).</summary>
internal sealed class EnumKind : IPostgreSqlKind
{
    public const string Name = "enum";

    // By value, not by relative order: the order of labels decides how values compare.
    internal static readonly Facet<IReadOnlyList<string>?> Labels = Facet.List("labels");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.EnumMismatch, [Labels, CommonFacets.Owner, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("Enum");

    public KindPlan Plan { get; } = new EnumPlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE TYPE {Identifier.Qualified(item.Id.Schema, item.Id.Name)} AS ENUM ({string.Join(", ", (Labels.Of(item) ?? []).Select(Literal.Quote))})";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Labels.Is(row.List(3)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            },
            SystemCatalog.Type,
            oid
        );
    }
}
