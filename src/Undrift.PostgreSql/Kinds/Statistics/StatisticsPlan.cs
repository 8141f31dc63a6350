using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How extended statistics are made, changed and dropped.</summary>
internal sealed class StatisticsPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "STATISTICS " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [new SqlStep(StatisticsKind.Definition(item)) { Lock = LockClass.ShareUpdateExclusive }];

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) =>
        StatisticsKind.Target.Of(item) is null ? [] : [Target(item)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(StatisticsKind.Target))
            yield return Target(change.To);
    }

    private SqlStep Target(CatalogObject item) =>
        new($"ALTER {Reference(item)} SET STATISTICS {StatisticsKind.Target.Of(item) ?? -1}");
}
