using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A procedural language (pg_language).</summary>
internal sealed class LanguageKind : IPostgreSqlKind
{
    public const string Name = "language";

    // Whoever may use a trusted language need not be a superuser to write a function in it.
    internal static readonly Facet<bool> Trusted = Facet.Flag("trusted", DriftGroup.SecurityMismatch);
    internal static readonly Facet<string?> Handler = Facet.Text("handler");
    internal static readonly Facet<string?> Inline = Facet.Text("inline");
    internal static readonly Facet<string?> Validator = Facet.Text("validator");

    // Every database has plpgsql, as the member of its extension.
    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [Trusted, Handler, Inline, Validator, CommonFacets.Owner, CommonFacets.Comment]
        )
        {
            Ambient = true,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Language");

    public KindPlan Plan { get; } = new LanguagePlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", row.GetString(1)),
                Kind,
                Trusted.Is(row.Flag(2)),
                Handler.Is(RoutineName.Of(row.Text(3))),
                Inline.Is(RoutineName.Of(row.Text(4))),
                Validator.Is(RoutineName.Of(row.Text(5))),
                CommonFacets.Owner.Is(context.Roles.OwnerOfInitial(oid, row.Oid(6))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Language, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Language, oid),
            },
            SystemCatalog.Language,
            oid
        );
    }
}
