using System.Text;
using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What PRIMARY KEY and UNIQUE have in common: columns and the index behind them. Collation, operator class and order of
/// that index cannot differ from the defaults (transformIndexConstraint refuses such an index).
/// </summary>
internal static class KeyConstraint
{
    /// <summary>The last column is a range that must not overlap (18).</summary>
    public static readonly Facet<bool> WithoutOverlaps = Facet.Flag("without_overlaps");
    public static readonly Facet<bool> NullsNotDistinct = Facet.Flag("nulls_not_distinct");

    public static IReadOnlyList<Facet> Facets { get; } =
    [
        ConstraintFacets.Columns,
        WithoutOverlaps,
        ConstraintFacets.Include,
        ConstraintFacets.Deferrable,
        ConstraintFacets.InvalidIndex,
        ConstraintFacets.IndexNotReady,
        ConstraintFacets.DisabledTriggers,
        ConstraintFacets.Parent,
        IndexFacets.Options,
        IndexFacets.Tablespace,
        IndexFacets.Clustered,
        CommonFacets.DependsOnExtension,
        CommonFacets.Comment,
        CommonFacets.IndexComment,
    ];

    public static void Read(ObjectKind kind, NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        int keys = row.GetInt16(9);
        var columns = relation.ColumnList(row.Numbers(10));
        var parent = ParentConstraint.Read(kind.Name, row, 6, context);
        var id = new ObjectId(kind.Name, relation.Id.Schema, relation.Id.Name, row.GetString(2));
        context.Add(
            new CatalogObject(
                id,
                kind,
                ConstraintFacets.Columns.Is([.. columns.Take(keys)]),
                WithoutOverlaps.Is(row.Flag(5)),
                NullsNotDistinct.Is(row.Flag(11)),
                ConstraintFacets.Include.Is([.. columns.Skip(keys)]),
                ConstraintFacets.Deferrable.Is(ConstraintFacets.DeferrableOf(row.Flag(3), row.Flag(4))),
                ConstraintFacets.InvalidIndex.Is(!row.Flag(12)),
                ConstraintFacets.IndexNotReady.Is(!row.Flag(13)),
                ConstraintFacets.DisabledTriggers.Is(context.DisabledTriggers.GetValueOrDefault(row.Oid(0))),
                ConstraintFacets.Parent.Is(parent?.SqlName),
                IndexFacets.Options.Is(StorageOptions.Of(row.List(15))),
                IndexFacets.Tablespace.Is(row.Text(16)),
                IndexFacets.Clustered.Is(row.Flag(14)),
                CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Relation, row.Oid(8))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Constraint, row.Oid(0))),
                CommonFacets.IndexComment.Is(context.Comment(SystemCatalog.Relation, row.Oid(8)))
            )
            {
                Owner = relation.Id,
                Template = parent?.Id,
            },
            SystemCatalog.Constraint,
            row.Oid(0)
        );
        context.Register(id, SystemCatalog.Relation, row.Oid(8));
    }

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(string keyword, CatalogObject constraint)
    {
        var text = new StringBuilder(keyword);
        if (NullsNotDistinct.Of(constraint))
            text.Append(" NULLS NOT DISTINCT");
        text.Append($" ({ColumnSql.List(ConstraintFacets.Columns.Of(constraint)!)}");
        text.Append(WithoutOverlaps.Of(constraint) ? " WITHOUT OVERLAPS)" : ")");
        if (ConstraintFacets.Include.Of(constraint) is { } include)
            text.Append($" INCLUDE ({ColumnSql.List(include)})");
        return text.Append(ConstraintSql.Deferrable(constraint)).ToString();
    }
}
