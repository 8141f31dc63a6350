using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An EXCLUDE constraint (pg_constraint contype x).</summary>
internal sealed class ExcludeKind : IPostgreSqlKind
{
    public const string Name = "exclude";

    internal static readonly Facet<string?> Method = Facet.Text("method");
    internal static readonly Facet<IReadOnlyList<string>?> Elements = Facet.DeparsedList("elements");
    internal static readonly Facet<string?> Predicate = Facet.Deparsed("predicate");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.ConstraintMismatch,
            [
                Method,
                Elements,
                ConstraintFacets.Include,
                Predicate,
                ConstraintFacets.Deferrable,
                ConstraintFacets.InvalidIndex,
                ConstraintFacets.IndexNotReady,
                ConstraintFacets.DisabledTriggers,
                ConstraintFacets.Parent,
                IndexFacets.Options,
                IndexFacets.Tablespace,
                IndexFacets.Clustered,
                IndexFacets.Statistics,
                CommonFacets.DependsOnExtension,
                CommonFacets.Comment,
                CommonFacets.IndexComment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Exclude");

    public KindPlan Plan { get; } = new KeyPlan(Definition);

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} {Definition(item)}";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var elements = new IndexElements(row, 8, row.Oid(7), relation, context);
        var operators = row.List(13)!;
        var parent = ParentConstraint.Read(Name, row, 5, context);
        var id = new ObjectId(Name, relation.Id.Schema, relation.Id.Name, row.GetString(2));
        context.Add(
            new CatalogObject(
                id,
                Kind,
                Method.Is(row.GetString(16)),
                Elements.Is([.. elements.Key.Zip(operators, (key, sign) => $"{key} WITH {sign}")]),
                ConstraintFacets.Include.Is(elements.Included),
                Predicate.Is(row.Deparsed(15, row.Flag(14))),
                ConstraintFacets.Deferrable.Is(ConstraintFacets.DeferrableOf(row.Flag(3), row.Flag(4))),
                ConstraintFacets.InvalidIndex.Is(!row.Flag(19)),
                ConstraintFacets.IndexNotReady.Is(!row.Flag(20)),
                ConstraintFacets.DisabledTriggers.Is(context.DisabledTriggers.GetValueOrDefault(row.Oid(0))),
                ConstraintFacets.Parent.Is(parent?.SqlName),
                IndexFacets.Options.Is(StorageOptions.Of(row.List(17))),
                IndexFacets.Tablespace.Is(row.Text(18)),
                IndexFacets.Clustered.Is(row.Flag(21)),
                IndexFacets.Statistics.Is(elements.Statistics),
                CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Relation, row.Oid(7))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Constraint, row.Oid(0))),
                CommonFacets.IndexComment.Is(context.Comment(SystemCatalog.Relation, row.Oid(7)))
            )
            {
                Owner = relation.Id,
                Template = parent?.Id,
            },
            SystemCatalog.Constraint,
            row.Oid(0)
        );
        context.Register(id, SystemCatalog.Relation, row.Oid(7));
    }

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(CatalogObject constraint) =>
        $"EXCLUDE USING {Identifier.Quote(Method.Of(constraint)!)} ({string.Join(", ", Elements.Of(constraint)!)})"
        + (ConstraintFacets.Include.Of(constraint) is { } include ? $" INCLUDE ({ColumnSql.List(include)})" : "")
        + (IndexFacets.Options.Of(constraint) is { } options ? $" WITH ({StorageOptions.Sql(options)})" : "")
        + (Predicate.Of(constraint) is { } predicate ? $" WHERE ({predicate})" : "")
        + ConstraintSql.Deferrable(constraint);
}
