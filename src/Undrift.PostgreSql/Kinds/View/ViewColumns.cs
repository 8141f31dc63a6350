using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The columns of a view as CREATE OR REPLACE VIEW sees them.</summary>
internal static class ViewColumns
{
    /// <summary>
    /// True where the old columns are the first of the new ones, each of the same type: then the view can be replaced in
    /// place, with what rests on it.
    /// </summary>
    public static bool CanFollow(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (ViewKind.Columns.Of(change.From), ViewKind.Columns.Of(change.To));
        return from is not null && to is not null && from.Count <= to.Count && from.SequenceEqual(to.Take(from.Count));
    }
}
