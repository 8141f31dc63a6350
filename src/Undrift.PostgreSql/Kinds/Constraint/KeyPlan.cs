using System.Text;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How constraints with an index behind them are made, changed and dropped.</summary>
/// <param name="definition">The constraint in the form of pg_get_constraintdef.</param>
internal sealed class KeyPlan(Func<CatalogObject, string> definition) : ConstraintPlan
{
    public override bool FollowsColumnType => true;

    public override bool JoinsTemplate => true;

    public override string ExtensionReference(CatalogObject item) => IndexReference(item);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        if (IsConcurrent(item, scope))
            return Concurrently(item);
        var only = ConstraintFacets.InvalidIndex.Of(item) ? "ONLY " : "";
        IReadOnlyList<Hazard> hazards = scope.IsOwnerNew(item) ? [] : [Hazard.IndexBuild, Hazard.ValidationScan];
        return
        [
            new SqlStep(
                $"ALTER TABLE {only}{Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} {Text(item)}",
                hazards
            )
            {
                Lock = LockClass.AccessExclusive,
            },
        ];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (IndexFacets.Clustered.Of(item))
            yield return IndexSteps.Cluster(item) with
            {
                Stage = Stage.Late,
            };
        if (CommonFacets.IndexComment.Of(item) is { } comment)
            yield return new SqlStep(CommonSteps.Comment(IndexReference(item), comment));
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        foreach (var step in IndexSteps.Alter(change, IndexReference(change.To)))
            yield return step;
        if (ConstraintFacets.Parent.Of(change.From) is null && change.To.Template is { } parent)
            if (change.Take(ConstraintFacets.Parent))
                yield return IndexSteps.Attach(change.To, Identifier.Qualified(parent.Schema, parent.Name));
        if (change.Take(CommonFacets.IndexComment))
            yield return new SqlStep(
                CommonSteps.Comment(IndexReference(change.To), CommonFacets.IndexComment.Of(change.To))
            );
    }

    private string Text(CatalogObject item)
    {
        var (text, deferrable) = (definition(item), ConstraintSql.Deferrable(item));
        var more = new StringBuilder();
        if (item.Id.Kind != ExcludeKind.Name && IndexFacets.Options.Of(item) is { } options)
            more.Append($" WITH ({StorageOptions.Sql(options)})");
        if (IndexFacets.Tablespace.Of(item) is { } tablespace)
            more.Append(" USING INDEX TABLESPACE ").Append(Identifier.Quote(tablespace));
        var at = item.Id.Kind == ExcludeKind.Name ? text.LastIndexOf(" WHERE (", StringComparison.Ordinal) : -1;
        return at >= 0
            ? text.Insert(at, more.ToString())
            : text.Insert(text.Length - deferrable.Length, more.ToString());
    }

    private static bool IsConcurrent(CatalogObject item, PlanScope scope) =>
        scope.IsOnline(item)
        && item.Id.Kind != ExcludeKind.Name
        && item.Template is null
        && !KeyConstraint.WithoutOverlaps.Of(item)
        && scope.Target.Owner(item) is { } table
        && !TableKind.IsPartitioned(table);

    /// <summary>The index is built while others write, and then becomes the constraint's.</summary>
    private static SqlStep[] Concurrently(CatalogObject item)
    {
        var (table, name) = (Identifier.Qualified(item.Id.Schema, item.Id.Parent), Identifier.Quote(item.Id.Name));
        var text = new StringBuilder(
            $"CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} ({ColumnSql.List(ConstraintFacets.Columns.Of(item)!)})"
        );
        if (ConstraintFacets.Include.Of(item) is { } include)
            text.Append($" INCLUDE ({ColumnSql.List(include)})");
        text.Append(KeyConstraint.NullsNotDistinct.Of(item) ? " NULLS NOT DISTINCT" : "");
        if (IndexFacets.Options.Of(item) is { } options)
            text.Append($" WITH ({StorageOptions.Sql(options)})");
        if (IndexFacets.Tablespace.Of(item) is { } tablespace)
            text.Append(" TABLESPACE ").Append(Identifier.Quote(tablespace));
        var word = item.Id.Kind == PrimaryKeyKind.Name ? "PRIMARY KEY" : "UNIQUE";
        return
        [
            new SqlStep(text.ToString(), Hazard.IndexBuild, Hazard.ValidationScan, Hazard.NotTransactional)
            {
                Lock = LockClass.ShareUpdateExclusive,
                Alone = true,
            },
            Table(item, $"ADD CONSTRAINT {name} {word} USING INDEX {name}{ConstraintSql.Deferrable(item)}"),
        ];
    }

    private static string IndexReference(CatalogObject item) =>
        $"INDEX {Identifier.Qualified(item.Id.Schema, item.Id.Name)}";
}
