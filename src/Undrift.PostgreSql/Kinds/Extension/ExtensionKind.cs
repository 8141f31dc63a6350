using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An installed extension (pg_extension).</summary>
internal sealed class ExtensionKind : IPostgreSqlKind
{
    public const string Name = "extension";

    internal static readonly Facet<string?> Version = Facet.Text("version");
    internal static readonly Facet<string?> Schema = Facet.Text("schema");

    // Another version of an extension brings other members: their differences are its own.
    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.ExtensionMismatch, [Version, Schema, CommonFacets.Owner, CommonFacets.Comment])
        {
            Ambient = true,
            DecidesMembers = true,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Extension");

    public KindPlan Plan { get; } = new ExtensionPlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE EXTENSION IF NOT EXISTS {Identifier.Quote(item.Id.Name)} SCHEMA {Identifier.Quote(Schema.Of(item)!)}";

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", row.GetString(1)),
                Kind,
                Version.Is(row.GetString(2)),
                Schema.Is(row.GetString(3)),
                CommonFacets.Owner.Is(context.Roles.OwnerOfInitial(row.Oid(0), row.Oid(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Extension, row.Oid(0)))
            ),
            SystemCatalog.Extension,
            row.Oid(0)
        );
}
