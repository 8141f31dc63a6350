using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A domain (pg_type typtype d). Its checks are objects of their own.</summary>
internal sealed class DomainKind : IPostgreSqlKind
{
    public const string Name = "domain";

    private static readonly Facet<string?> BaseType = Facet.Text("base_type");
    private static readonly Facet<string?> Collation = Facet.Text("collation");
    private static readonly Facet<bool> NotNull = Facet.Flag("not_null");
    private static readonly Facet<string?> NotNullName = Facet.Text("not_null_name");
    private static readonly Facet<string?> NotNullComment = Facet.Text("not_null_comment", DriftGroup.CommentMismatch);
    private static readonly Facet<string?> Default = Facet.Text("default");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TypeObjectMismatch,
            [BaseType, Collation, NotNull, NotNullName, NotNullComment, Default, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Domain");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var name = row.GetString(2);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", name),
                Kind,
                BaseType.Is(row.Text(3)),
                Collation.Is(row.Text(4)),
                NotNull.Is(row.Flag(5)),
                NotNullName.Is(ChosenName(row.Text(8), name)),
                NotNullComment.Is(row.IsDBNull(7) ? null : context.Comment(SystemCatalog.Constraint, row.Oid(7))),
                Default.Is(row.Text(6)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            }
        );
    }

    // Servers before 18 have no such name: the one that the server itself gives counts as none.
    private static string? ChosenName(string? constraint, string domain) =>
        constraint == GeneratedName.Of(domain, "not_null") ? null : constraint;
}
