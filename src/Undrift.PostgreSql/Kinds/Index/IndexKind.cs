using Npgsql;
using Undrift.PostgreSql.Planning;
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

    public KindPlan Plan { get; } = new IndexPlan();

    /// <summary>For one that a failed statement left, the same index as it would be; null: it is none of these.</summary>
    public static CatalogObject? Valid(CatalogObject item) =>
        item.Id.Kind == Name && (IndexFacets.Invalid.Of(item) || IndexFacets.NotReady.Of(item))
            ? item.WithValues(entry =>
                ReferenceEquals(entry.Facet, IndexFacets.Invalid) || ReferenceEquals(entry.Facet, IndexFacets.NotReady)
                    ? FacetValue.Absent
                    : entry.Value
            )
            : null;

    public string? Probe(CatalogObject item, CatalogIndex catalog) => IndexSql.Create(item, only: false);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var oid = row.Oid(0);
        var elements = new IndexElements(row, 6, oid, relation, context);
        var parent = row.IsDBNull(19) ? null : context.Relation(row.Oid(19));
        context.Add(
            new CatalogObject(
                IdOf(relation, row.GetString(2)),
                Kind,
                IndexFacets.Method.Is(row.GetString(3)),
                IndexFacets.Unique.Is(row.Flag(4)),
                IndexFacets.NullsNotDistinct.Is(row.Flag(5)),
                IndexFacets.Elements.Is(elements.Key),
                IndexFacets.Include.Is(elements.Included),
                IndexFacets.Predicate.Is(row.Deparsed(12, row.Flag(11))),
                IndexFacets.Invalid.Is(!row.Flag(15)),
                IndexFacets.NotReady.Is(!row.Flag(16)),
                IndexFacets.Parent.Is(
                    parent is null ? null : Identifier.Qualified(parent.Id.Schema, row.GetString(18))
                ),
                IndexFacets.Options.Is(StorageOptions.Of(row.List(13))),
                IndexFacets.Tablespace.Is(row.Text(14)),
                IndexFacets.Clustered.Is(row.Flag(17)),
                IndexFacets.Statistics.Is(elements.Statistics),
                CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Relation, oid)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, oid))
            )
            {
                Owner = relation.Id,
                Template = parent is null ? null : IdOf(parent, row.GetString(18)),
            },
            SystemCatalog.Relation,
            row.Oid(0)
        );
    }

    private static ObjectId IdOf(Relation relation, string name) =>
        new(Name, relation.Id.Schema, relation.Id.Name, name);
}
