using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>The database that is read: what its new tables get where nothing is said (information_schema.SCHEMATA).</summary>
internal sealed class DatabaseKind : IMySqlKind
{
    public const string Name = "database";

    internal static readonly Facet<string?> Charset = Facet.Text("charset");
    internal static readonly Facet<string?> Collation = Facet.Text(
        "collation",
        comparison: FacetComparison.DefaultsAlike
    );

    /// <summary>True where new tables are encrypted (MySQL).</summary>
    internal static readonly Facet<bool> Encryption = Facet.Flag("encryption", DriftGroup.OptionMismatch);

    public static ObjectKind Modelled { get; } =
        new(Name, DriftGroup.SchemaMismatch, [Charset, Collation, Encryption, CommonFacets.Comment]) { Ambient = true };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Database", "Database");

    public void Read(CatalogRow row, ReadContext context)
    {
        context.DatabaseCollation = row["DEFAULT_COLLATION_NAME"];
        context.Add(
            new CatalogObject(
                // The same in every database, whatever it is called.
                new ObjectId(Name, "", "", Name),
                Kind,
                Charset.Is(Charsets.Name(row["DEFAULT_CHARACTER_SET_NAME"])),
                Collation.Is(context.Server.Collation(row["DEFAULT_COLLATION_NAME"])),
                Encryption.Is(row.Yes("DEFAULT_ENCRYPTION")),
                CommonFacets.Comment.Is(row.NonEmpty("SCHEMA_COMMENT"))
            )
        );
    }
}
