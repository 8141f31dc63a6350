using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// Types and functions that need each other: the type is announced by CREATE TYPE with nothing but its name, and can only be
/// dropped together with its functions.
/// </summary>
internal static class ShellType
{
    /// <summary>True where a function that the plan makes needs the type, and the type needs it.</summary>
    public static bool IsNeeded(CatalogObject item, PlanScope scope) =>
        !scope.Stuck.Contains(item.Id) && scope.TargetNeeds.BoundTo(item.Id).Any(scope.Created.Contains);

    /// <summary>DROP TYPE with the functions; null where a column with rows would go, too.</summary>
    public static IReadOnlyList<SqlStep>? Drop(CatalogObject item, string reference, PlanScope scope) =>
        scope.Stuck.Contains(item.Id)
            ? null
            : [new SqlStep($"DROP {reference}" + (scope.CurrentNeeds.BoundTo(item.Id).Any() ? " CASCADE" : ""))];
}
