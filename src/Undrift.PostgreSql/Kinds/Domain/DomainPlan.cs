using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// How domains are made, changed and dropped. Another base type or collation takes a new domain that the columns change over
/// to.
/// </summary>
internal sealed class DomainPlan : KindPlan
{
    // Since then a NOT NULL of a domain is a constraint with a name.
    private const int NamesNotNull = 17;

    public override string Reference(CatalogObject item) => "DOMAIN " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var parts = new List<string> { $"CREATE {Reference(item)} AS {DomainKind.BaseType.Of(item)}" };
        if (DomainKind.Collation.Of(item) is { } collation)
            parts.Add("COLLATE " + collation);
        if (DomainKind.Default.Of(item) is { } value)
            parts.Add("DEFAULT " + value);
        if (DomainKind.NotNull.Of(item))
            parts.Add(
                DomainKind.NotNullName.Of(item) is { } name
                    ? $"CONSTRAINT {Identifier.Quote(name)} NOT NULL"
                    : "NOT NULL"
            );
        foreach (var member in scope.Target.MembersOf(item.Id).Where(DomainConstraintPlan.IsInline))
            parts.Add(DomainConstraintPlan.Definition(member));
        return [new SqlStep(string.Join(' ', parts))];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) =>
        CommonFacets.NotNullComment.Of(item) is null ? [] : [NotNullComment(item)];

    public override SqlStep? Swap(CatalogObject column, PlanScope scope) =>
        column.Id.Kind == ColumnKind.Name ? TypeSwap.Column(column) : null;

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var item = change.To;
        if (change.Take(DomainKind.Default))
            yield return Alter(
                item,
                DomainKind.Default.Of(item) is { } value ? "SET DEFAULT " + value : "DROP DEFAULT"
            );
        foreach (var step in NotNull(change, scope))
            yield return step;
        if (change.Take(CommonFacets.NotNullComment) && DomainKind.NotNull.Of(item))
            yield return NotNullComment(item);
    }

    private IEnumerable<SqlStep> NotNull(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (change.From, change.To);
        if (change.Take(DomainKind.NotNull))
        {
            change.Take(DomainKind.NotNullName);
            yield return DomainKind.NotNull.Of(to) ? SetNotNull(to, scope) : Alter(to, "DROP NOT NULL");
        }
        if (!change.Take(DomainKind.NotNullName))
            yield break;
        if (DomainKind.NotNullName.Of(from) is { } before && DomainKind.NotNullName.Of(to) is { } after)
            yield return Alter(to, $"RENAME CONSTRAINT {Identifier.Quote(before)} TO {Identifier.Quote(after)}");
        else
        {
            // The name that the server made up is not known.
            yield return Alter(to, "DROP NOT NULL");
            yield return SetNotNull(to, scope);
            if (CommonFacets.NotNullComment.Of(to) is not null && !change.Has(CommonFacets.NotNullComment))
                yield return NotNullComment(to);
        }
    }

    private SqlStep SetNotNull(CatalogObject item, PlanScope scope) =>
        Alter(
            item,
            DomainKind.NotNullName.Of(item) is { } name && scope.ServerVersion >= NamesNotNull
                ? $"ADD CONSTRAINT {Identifier.Quote(name)} NOT NULL"
                : "SET NOT NULL",
            Hazard.ValidationScan
        );

    private static SqlStep NotNullComment(CatalogObject item)
    {
        var name = DomainKind.NotNullName.Of(item) ?? GeneratedName.Of(item.Id.Name, "not_null");
        return new SqlStep(
            CommonSteps.Comment(
                $"CONSTRAINT {Identifier.Quote(name)} ON DOMAIN {TablePlan.SqlName(item.Id)}",
                CommonFacets.NotNullComment.Of(item)
            )
        );
    }

    private SqlStep Alter(CatalogObject item, string what, params IReadOnlyList<Hazard> hazards) =>
        new($"ALTER {Reference(item)} {what}", hazards);
}
