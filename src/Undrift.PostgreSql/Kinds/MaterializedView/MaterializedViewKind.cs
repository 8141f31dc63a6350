using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A materialized view (pg_class relkind m).</summary>
internal sealed class MaterializedViewKind : IPostgreSqlKind
{
    internal static readonly Facet<bool> Unlogged = Facet.Flag("unlogged", DriftGroup.OptionMismatch);
    internal static readonly Facet<string?> AccessMethod = Facet.Text("access_method", DriftGroup.OptionMismatch);
    internal static readonly Facet<string?> Tablespace = Facet.Text("tablespace", DriftGroup.OptionMismatch);
    internal static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options", DriftGroup.OptionMismatch);
    internal static readonly Facet<string?> ReplicaIdentity = Facet.Text("replica_identity", DriftGroup.OptionMismatch);
    internal static readonly Facet<bool> Populated = Facet.Flag(
        "populated",
        ignored: "data, not schema: a dump without data leaves every materialized view empty"
    );

    public ObjectKind Kind { get; } =
        new(
            RelationKinds.MaterializedView,
            DriftGroup.ViewMismatch,
            [
                ViewKind.Definition,
                Unlogged,
                AccessMethod,
                Tablespace,
                Options,
                ReplicaIdentity,
                Populated,
                CommonFacets.Owner,
                CommonFacets.DependsOnExtension,
                CommonFacets.Comment,
            ]
        )
        {
            DefinedMembers = [ColumnKind.Name],
        };

    public string Query { get; } = EmbeddedSql.OfKind("MaterializedView");

    public KindPlan Plan { get; } = new MaterializedViewPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE MATERIALIZED VIEW {Identifier.Qualified(item.Id.Schema, item.Id.Name)} AS {ViewKind.Definition.Of(item)} WITH NO DATA";

    public string? Stub(CatalogObject item, CatalogIndex catalog) => Probe(item, catalog);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        if (context.Relation(oid) is not { } relation)
            return;
        context.Add(
            new CatalogObject(
                new ObjectId(RelationKinds.MaterializedView, row.GetString(1), "", row.GetString(2)),
                Kind,
                ViewKind.Definition.Is(ViewDefinition.Of(row.Deparsed(3)!)),
                Unlogged.Is(row.Code(8) == 'u'),
                AccessMethod.Is(DefaultAccessMethod.Without(row.Text(6))),
                Tablespace.Is(row.Text(7)),
                Options.Is(StorageOptions.Of(row.List(4), row.List(5))),
                ReplicaIdentity.Is(TableKind.ReplicaIdentityOf(row.Code(9), row.Text(10))),
                Populated.Is(row.Flag(11)),
                CommonFacets.Owner.Is(context.Roles.Owner(relation.Owner)),
                CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Relation, oid)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Relation, oid),
            }
        );
    }
}
