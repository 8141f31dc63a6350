using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What can be set for a column of a view: its default.</summary>
internal static class ViewColumnSteps
{
    /// <summary>The statements.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change)
    {
        if (change.Take(ColumnFacets.Default))
            yield return ColumnFacets.Default.Of(change.To) is { } value
                ? ColumnSteps.Alter(change.To.Id, "SET DEFAULT " + value)
                : ColumnSteps.Alter(change.To.Id, "DROP DEFAULT");
        if (change.Take(ColumnFacets.Statistics))
            yield return ColumnSteps.Alter(
                change.To.Id,
                $"SET STATISTICS {ColumnFacets.Statistics.Of(change.To) ?? -1}"
            );
    }
}
