using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The database itself (pg_database): what CREATE DATABASE and ALTER DATABASE set, but its name.</summary>
internal sealed class DatabaseKind : IPostgreSqlKind
{
    public const string Name = "database";

    internal static readonly Facet<string?> Owner = Facet.Text("owner", DriftGroup.SecurityMismatch);
    internal static readonly Facet<string?> Encoding = Facet.Text("encoding");
    internal static readonly Facet<string?> Collate = Facet.Text("collate");
    internal static readonly Facet<string?> CharacterType = Facet.Text("ctype");
    internal static readonly Facet<string?> Provider = Facet.Text("locale_provider", since: 15);
    internal static readonly Facet<string?> Locale = Facet.Text("locale", since: 15);
    internal static readonly Facet<string?> IcuRules = Facet.Text("icu_rules", since: 16);
    internal static readonly Facet<bool> Template = Facet.Flag("template");
    internal static readonly Facet<long?> ConnectionLimit = Facet.Number("connection_limit");

    // Every database has it, under a name of its own.
    private static readonly ObjectId Id = new(Name, "", "", "current");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.OptionMismatch,
            [
                Owner,
                Encoding,
                Collate,
                CharacterType,
                Provider,
                Locale,
                IcuRules,
                Template,
                ConnectionLimit,
                CommonFacets.Comment,
            ]
        )
        {
            Ambient = true,
            ClusterLevel = true,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Database");

    public KindPlan Plan { get; } = new DatabasePlan();

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                Id,
                Kind,
                Owner.Is(row.Text(0)),
                Encoding.Is(row.Text(1)),
                Collate.Is(row.Text(2)),
                CharacterType.Is(row.Text(3)),
                Provider.Is(ProviderOf(row.Code(4))),
                Locale.Is(CollationKind.LocaleOf(row.Code(4), row.Text(5))),
                IcuRules.Is(row.Text(6)),
                Template.Is(row.Flag(7)),
                ConnectionLimit.Is(row.Number(8)),
                CommonFacets.Comment.Is(row.Text(9))
            )
        );

    // pg_database.datlocprovider; libc is all that older servers have.
    private static string? ProviderOf(char code) =>
        code switch
        {
            'c' => null,
            'i' => "icu",
            'b' => "builtin",
            _ => code.ToString(),
        };
}
