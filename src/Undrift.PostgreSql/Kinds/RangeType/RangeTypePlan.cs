using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How range types are made and dropped. None of their parameters can be changed.</summary>
internal sealed class RangeTypePlan : KindPlan
{
    // Since then a multirange type comes with it.
    private const int HasMultirange = 14;

    public override string Reference(CatalogObject item) => "TYPE " + TablePlan.SqlName(item.Id);

    public override SqlStep? Shell(CatalogObject item, PlanScope scope) =>
        ShellType.IsNeeded(item, scope) ? new SqlStep("CREATE " + Reference(item)) : null;

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope)
    {
        if (scope.Stuck.Contains(item.Id))
            return null;
        var parts = new List<string>
        {
            "SUBTYPE = " + RangeTypeKind.Subtype.Of(item),
            "SUBTYPE_OPCLASS = " + RangeTypeKind.OperatorClass.Of(item),
        };
        if (RangeTypeKind.Collation.Of(item) is { } collation)
            parts.Add("COLLATION = " + collation);
        if (RangeTypeKind.Canonical.Of(item) is { } canonical)
            parts.Add("CANONICAL = " + canonical);
        if (RangeTypeKind.SubtypeDiff.Of(item) is { } difference)
            parts.Add("SUBTYPE_DIFF = " + difference);
        if (RangeTypeKind.Multirange.Of(item) is { } multirange && scope.ServerVersion >= HasMultirange)
            parts.Add("MULTIRANGE_TYPE_NAME = " + multirange);
        return [new SqlStep($"CREATE {Reference(item)} AS RANGE ({string.Join(", ", parts)})")];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) =>
        CommonFacets.MultirangeComment.Of(item) is null || scope.ServerVersion < HasMultirange
            ? []
            : [MultirangeComment(item)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (RangeTypeKind.Multirange.Of(change.From) != RangeTypeKind.Multirange.Of(change.To))
        {
            foreach (var step in Rename(change))
                yield return step;
        }
        if (change.Take(CommonFacets.MultirangeComment))
            yield return MultirangeComment(change.To);
    }

    public override IReadOnlyList<SqlStep>? Drop(CatalogObject item, PlanScope scope) =>
        ShellType.Drop(item, Reference(item), scope);

    private static IEnumerable<SqlStep> Rename(ObjectChange change)
    {
        var (before, after) = (Multirange(change.From), Multirange(change.To));
        var at = after.LastIndexOf('.');
        // Within a schema; a name with a dot in it is left to making the type anew.
        if (before[..(before.LastIndexOf('.') + 1)] != after[..(at + 1)] || after.Count(letter => letter == '.') > 1)
            yield break;
        if (change.Take(RangeTypeKind.Multirange))
            yield return new SqlStep($"ALTER TYPE {before} RENAME TO {after[(at + 1)..]}");
    }

    private static SqlStep MultirangeComment(CatalogObject item) =>
        new(CommonSteps.Comment("TYPE " + Multirange(item), CommonFacets.MultirangeComment.Of(item)));

    private static string Multirange(CatalogObject item) =>
        RangeTypeKind.Multirange.Of(item)
        ?? Identifier.Qualified(item.Id.Schema, RangeTypeKind.GeneratedMultirange(item.Id.Name));
}
