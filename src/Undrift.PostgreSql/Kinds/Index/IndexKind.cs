using Npgsql;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An index that is not behind a constraint (pg_index).</summary>
internal sealed class IndexKind : IPostgreSqlKind
{
    public const string Name = RelationKinds.Index;

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.IndexMismatch,
            [
                IndexFacets.Method,
                IndexFacets.Unique,
                IndexFacets.NullsNotDistinct,
                IndexFacets.Elements,
                IndexFacets.Include,
                IndexFacets.Predicate,
                IndexFacets.Invalid,
                IndexFacets.NotReady,
                IndexFacets.Parent,
                IndexFacets.Options,
                IndexFacets.Tablespace,
                IndexFacets.Clustered,
                IndexFacets.Statistics,
                CommonFacets.DependsOnExtension,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Index");

    public string? Probe(CatalogObject item, CatalogIndex catalog) => IndexSql.Create(item, only: false);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var oid = row.Oid(0);
        var elements = new IndexElements(row, 6, relation, context);
        var attributes = new IndexAttributes(row, 20);
        var parent = row.IsDBNull(24) ? null : context.Relation(row.Oid(24));
        context.Add(
            new CatalogObject(
                IdOf(relation, row.GetString(2)),
                Kind,
                IndexFacets.Method.Is(row.GetString(3)),
                IndexFacets.Unique.Is(row.Flag(4)),
                IndexFacets.NullsNotDistinct.Is(row.Flag(5)),
                IndexFacets.Elements.Is(elements.Key(attributes)),
                IndexFacets.Include.Is(elements.Included),
                IndexFacets.Predicate.Is(row.Deparsed(14, row.Flag(13))),
                IndexFacets.Invalid.Is(!row.Flag(17)),
                IndexFacets.NotReady.Is(!row.Flag(18)),
                IndexFacets.Parent.Is(
                    parent is null ? null : Identifier.Qualified(parent.Id.Schema, row.GetString(23))
                ),
                IndexFacets.Options.Is(StorageOptions.Of(row.List(15))),
                IndexFacets.Tablespace.Is(row.Text(16)),
                IndexFacets.Clustered.Is(row.Flag(19)),
                IndexFacets.Statistics.Is(attributes.Statistics),
                CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Relation, oid)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, oid))
            )
            {
                Owner = relation.Id,
                Template = parent is null ? null : IdOf(parent, row.GetString(23)),
            }
        );
    }

    private static ObjectId IdOf(Relation relation, string name) =>
        new(Name, relation.Id.Schema, relation.Id.Name, name);
}
