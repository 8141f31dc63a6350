using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A collation (pg_collation).</summary>
internal sealed class CollationKind : IPostgreSqlKind
{
    public const string Name = "collation";

    internal static readonly Facet<string?> Provider = Facet.Text("provider");
    internal static readonly Facet<bool> NonDeterministic = Facet.Flag("nondeterministic");
    internal static readonly Facet<string?> Locale = Facet.Text("locale");
    internal static readonly Facet<string?> LcCollate = Facet.Text("lc_collate");
    internal static readonly Facet<string?> LcCtype = Facet.Text("lc_ctype");
    internal static readonly Facet<string?> Rules = Facet.Text("rules");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TypeObjectMismatch,
            [Provider, NonDeterministic, Locale, LcCollate, LcCtype, Rules, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Collation");

    public KindPlan Plan { get; } = new CollationPlan();

    /// <summary>In name only: nothing is sorted, and the scratch server may lack the locale.</summary>
    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE COLLATION {Identifier.Qualified(item.Id.Schema, item.Id.Name)} FROM pg_catalog.\"C\"";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var provider = row.Code(3);
        var libc = provider == 'c';
        context.Add(
            new CatalogObject(
                IdOf(row.GetString(1), row.GetString(2)),
                Kind,
                Provider.Is(ProviderOf(provider)),
                NonDeterministic.Is(!row.Flag(4)),
                Locale.Is(libc ? null : LocaleOf(provider, row.Text(7) ?? row.Text(5))),
                LcCollate.Is(libc ? row.Text(5) : null),
                LcCtype.Is(libc ? row.Text(6) : null),
                Rules.Is(row.Text(8)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(9))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Collation, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Collation, oid),
            },
            SystemCatalog.Collation,
            oid
        );
    }

    /// <summary>The id of a collation.</summary>
    public static ObjectId IdOf(string schema, string name) => new(Name, schema, "", name);

    // pg_collation.collprovider; libc is the default.
    private static string? ProviderOf(char code) =>
        code switch
        {
            'c' => null,
            'i' => "icu",
            'b' => "builtin",
            _ => code.ToString(),
        };

    /// <summary>A locale as the newest server stores it.</summary>
    internal static string? LocaleOf(char provider, string? locale) => provider == 'i' ? IcuLocale.Of(locale) : locale;
}
