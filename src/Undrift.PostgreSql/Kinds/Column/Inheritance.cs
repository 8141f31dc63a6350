using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What the column of a parent table brings to those of its children.</summary>
internal static class Inheritance
{
    /// <summary>True where the parent's column changes in the same way: its statement changes this one, too.</summary>
    public static bool Brings(ObjectChange change, PlanScope scope, Facet facet) =>
        change.To.Template is { } template
        && scope.Current.Find(template) is { } from
        && scope.Target.Find(template) is { } to
        && from[facet].SameAs(change.From[facet])
        && to[facet].SameAs(change.To[facet]);
}
