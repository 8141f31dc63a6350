using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A foreign server (pg_foreign_server): where foreign tables have their rows.</summary>
internal sealed class ForeignServerKind : IPostgreSqlKind
{
    private const string Name = "foreign_server";

    internal static readonly Facet<string?> Wrapper = Facet.Text("foreign_data_wrapper");
    internal static readonly Facet<string?> Type = Facet.Text("server_type");
    internal static readonly Facet<string?> Version = Facet.Text("server_version");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.ExtensionMismatch,
            [Wrapper, Type, Version, ForeignOptions.Options, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("ForeignServer");

    public KindPlan Plan { get; } = new ForeignServerPlan();

    /// <summary>The id of a server.</summary>
    public static ObjectId IdOf(string name) => new(Name, "", "", name);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                IdOf(row.GetString(1)),
                Kind,
                Wrapper.Is(row.GetString(2)),
                Type.Is(row.Text(3)),
                Version.Is(row.Text(4)),
                ForeignOptions.Options.Is(context.OptionsOf(SystemCatalog.ForeignServer, oid)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(5))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.ForeignServer, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.ForeignServer, oid),
            },
            SystemCatalog.ForeignServer,
            oid
        );
    }
}
