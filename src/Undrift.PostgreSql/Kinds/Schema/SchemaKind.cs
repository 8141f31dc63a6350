using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A schema (pg_namespace).</summary>
internal sealed class SchemaKind : IPostgreSqlKind
{
    public const string Name = "schema";

    // Of the schema public: it belongs to the role that ran initdb, not to whoever owns the database.
    internal static readonly Facet<bool> InitialOwner = Facet.Flag(
        "owned_by_initial_role",
        DriftGroup.SecurityMismatch,
        since: 15
    );

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.SchemaMismatch, [CommonFacets.Owner, InitialOwner, CommonFacets.Comment])
        {
            Ambient = true,
            IsNamespace = true,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Schema");

    public KindPlan Plan { get; } = new SchemaPlan();

    /// <summary>The id of a schema.</summary>
    public static ObjectId IdOf(string name) => new(Name, "", "", name);

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE SCHEMA IF NOT EXISTS {Identifier.Quote(item.Id.Name)}";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var name = row.GetString(1);
        context.Add(
            new CatalogObject(
                IdOf(name),
                Kind,
                CommonFacets.Owner.Is(context.Roles.OwnerOfSchema(name, row.Oid(2))),
                InitialOwner.Is(row.Flag(3)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Namespace, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Namespace, oid),
            },
            SystemCatalog.Namespace,
            oid
        );
    }
}
