using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A foreign-data wrapper (pg_foreign_data_wrapper), nearly always an extension's.</summary>
internal sealed class ForeignDataWrapperKind : IPostgreSqlKind
{
    internal static readonly Facet<string?> Handler = Facet.Text("handler");
    internal static readonly Facet<string?> Validator = Facet.Text("validator");

    public ObjectKind Kind { get; } =
        new(
            "foreign_data_wrapper",
            DriftGroup.ExtensionMismatch,
            [Handler, Validator, ForeignOptions.Options, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("ForeignDataWrapper");

    public KindPlan Plan { get; } = new ForeignDataWrapperPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Kind.Name, "", "", row.GetString(1)),
                Kind,
                Handler.Is(RoutineName.Of(row.Text(2))),
                Validator.Is(RoutineName.Of(row.Text(3))),
                ForeignOptions.Options.Is(context.OptionsOf(SystemCatalog.ForeignDataWrapper, oid)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.ForeignDataWrapper, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.ForeignDataWrapper, oid),
            },
            SystemCatalog.ForeignDataWrapper,
            oid
        );
    }
}
