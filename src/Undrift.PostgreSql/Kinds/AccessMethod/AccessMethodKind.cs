using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An access method for tables or indexes (pg_am).</summary>
internal sealed class AccessMethodKind : IPostgreSqlKind
{
    public const string Name = "access_method";

    internal static readonly Facet<string?> Handler = Facet.Text("handler");

    /// <summary>TABLE or INDEX.</summary>
    internal static readonly Facet<string?> Type = Facet.Text(
        "type",
        ignored: "it follows from what the handler returns"
    );

    public ObjectKind Kind { get; } = new(Name, DriftGroup.RoutineMismatch, [Handler, Type, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("AccessMethod");

    public KindPlan Plan { get; } = new AccessMethodPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", row.GetString(1)),
                Kind,
                Handler.Is(RoutineName.Of(row.Text(2))),
                Type.Is(row.Code(3) == 't' ? "TABLE" : "INDEX"),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.AccessMethod, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.AccessMethod, oid),
            },
            SystemCatalog.AccessMethod,
            row.Oid(0)
        );
    }
}
