using Undrift.PostgreSql.Kinds;

namespace Undrift.PostgreSql.Planning;

/// <summary>The plans of all kinds.</summary>
internal static class KindPlans
{
    private static readonly Dictionary<string, KindPlan> Plans = PostgreSqlKinds
        .All.Where(kind => kind.Plan is not null)
        .ToDictionary(kind => kind.Kind.Name, kind => kind.Plan!);

    /// <summary>How objects of that kind are made; null where no statement does it.</summary>
    public static KindPlan? Of(CatalogObject item) => Plans.GetValueOrDefault(item.Id.Kind);
}
