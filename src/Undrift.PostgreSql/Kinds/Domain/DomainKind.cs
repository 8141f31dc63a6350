using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A domain (pg_type typtype d). Its checks are objects of their own.</summary>
internal sealed class DomainKind : IPostgreSqlKind
{
    public const string Name = "domain";

    internal static readonly Facet<string?> BaseType = Facet.Text("base_type");
    internal static readonly Facet<string?> Collation = Facet.Text("collation");
    internal static readonly Facet<bool> NotNull = Facet.Flag("not_null");
    internal static readonly Facet<string?> NotNullName = Facet.Text("not_null_name", since: 18);
    internal static readonly Facet<string?> Default = Facet.Deparsed("default");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TypeObjectMismatch,
            [
                BaseType,
                Collation,
                NotNull,
                NotNullName,
                CommonFacets.NotNullComment,
                Default,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Domain");

    public KindPlan Plan { get; } = new DomainPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"{Stub(item, catalog)} DEFAULT {Default.Of(item)}";

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE DOMAIN {Identifier.Qualified(item.Id.Schema, item.Id.Name)} AS {BaseType.Of(item)}"
        + (Collation.Of(item) is { } collation ? " COLLATE " + collation : "");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                BaseType.Is(row.Deparsed(3)),
                Collation.Is(row.IsDBNull(4) ? null : context.Collations.Name(row.Oid(4))),
                NotNull.Is(row.Flag(5)),
                NotNullName.Is(ChosenName(row.Text(9))),
                CommonFacets.NotNullComment.Is(
                    row.IsDBNull(8) ? null : context.Comment(SystemCatalog.Constraint, row.Oid(8))
                ),
                Default.Is(row.Deparsed(7, row.Flag(6))),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(10))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            },
            SystemCatalog.Type,
            oid
        );
    }

    // The name that the server makes up counts as none, for this domain or, since a renamed one keeps it, for another.
    private static string? ChosenName(string? constraint) =>
        constraint.AsSpan().TrimEnd("0123456789").EndsWith("_not_null", StringComparison.Ordinal) ? null : constraint;
}
