using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A range type (pg_range) with the multirange type that comes with it from 14 on.</summary>
internal sealed class RangeTypeKind : IPostgreSqlKind
{
    public const string Name = "range_type";

    internal static readonly Facet<string?> Subtype = Facet.Text("subtype");
    internal static readonly Facet<string?> OperatorClass = Facet.Text("subtype_operator_class");
    internal static readonly Facet<string?> Collation = Facet.Text("collation");
    internal static readonly Facet<string?> Canonical = Facet.Text("canonical");
    internal static readonly Facet<string?> SubtypeDiff = Facet.Text("subtype_diff");
    internal static readonly Facet<string?> Multirange = Facet.Text("multirange_name", since: 14);

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TypeObjectMismatch,
            [
                Subtype,
                OperatorClass,
                Collation,
                Canonical,
                SubtypeDiff,
                Multirange,
                CommonFacets.MultirangeComment,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("RangeType");

    public KindPlan Plan { get; } = new RangeTypePlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE TYPE {Identifier.Qualified(item.Id.Schema, item.Id.Name)} AS RANGE (SUBTYPE = {Subtype.Of(item)}, SUBTYPE_OPCLASS = {OperatorClass.Of(item)}"
        + (Collation.Of(item) is { } collation ? ", COLLATION = " + collation : "")
        + (Multirange.Of(item) is { } multirange ? ", MULTIRANGE_TYPE_NAME = " + multirange : "")
        + ")";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var (schema, name) = (row.GetString(1), row.GetString(2));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, schema, "", name),
                Kind,
                Subtype.Is(row.Deparsed(3)),
                // Always kept: which class is the default of a subtype depends on binary-coercible casts.
                OperatorClass.Is(Identifier.Qualified(row.GetString(4), row.GetString(5))),
                Collation.Is(row.IsDBNull(6) ? null : context.Collations.Name(row.Oid(6))),
                Canonical.Is(RoutineName.Of(row.Text(7))),
                SubtypeDiff.Is(RoutineName.Of(row.Text(8))),
                Multirange.Is(row.IsDBNull(9) ? null : ChosenName(row.GetString(10), row.GetString(11), schema, name)),
                CommonFacets.MultirangeComment.Is(
                    row.IsDBNull(9) ? null : context.Comment(SystemCatalog.Type, row.Oid(9))
                ),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(12))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            },
            SystemCatalog.Type,
            oid
        );
    }

    // makeMultirangeTypeName in typecmds.c: the first "range" of the name becomes "multirange", else a suffix is added.
    internal static string GeneratedMultirange(string name)
    {
        var at = name.IndexOf("range", StringComparison.Ordinal);
        return GeneratedName.Cut(at < 0 ? GeneratedName.Of(name, "multirange") : name.Insert(at, "multi"));
    }

    private static string? ChosenName(string multirangeSchema, string multirange, string schema, string name) =>
        multirangeSchema == schema && multirange == GeneratedMultirange(name)
            ? null
            : Identifier.Qualified(multirangeSchema, multirange);
}
