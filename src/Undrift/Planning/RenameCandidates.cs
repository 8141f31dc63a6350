using System.Text;

namespace Undrift;

/// <summary>
/// What may have been renamed: a missing and an extra object of one kind in one place with the same shape. Told, never taken:
/// only a person knows.
/// </summary>
public static class RenameCandidates
{
    /// <summary>The candidates among differences.</summary>
    /// <param name="engine">The engine: what it cannot rename is no candidate.</param>
    /// <param name="drifts">The differences that are to be removed.</param>
    public static IReadOnlyList<Rename> Of(IEngine engine, IEnumerable<Drift> drifts)
    {
        var places = drifts
            .Where(drift => drift.Verb != DriftVerb.Changed)
            .Where(drift => engine.CanRename((drift.Expected ?? drift.Actual)!.Kind))
            .GroupBy(drift => (drift.Object.Kind, drift.Object.Schema, drift.Object.Parent, Shape(drift)));
        return [.. places.SelectMany(Pairs)];
    }

    /// <summary>One on each side is a pair; of several, those are whose names are near to each other and to no other.</summary>
    private static IEnumerable<Rename> Pairs(IEnumerable<Drift> drifts)
    {
        var sides = drifts.ToLookup(drift => drift.Verb, drift => drift.Object);
        var (missing, extra) = (sides[DriftVerb.Missing].ToList(), sides[DriftVerb.Extra].ToList());
        if (missing.Count == 1 && extra.Count == 1)
            return [new Rename(extra[0], missing[0])];
        return extra.SelectMany(
            from => missing.Where(to => IsNearest(from, missing, to) && IsNearest(to, extra, from)),
            (from, to) => new Rename(from, to)
        );
    }

    private static bool IsNearest(ObjectId name, List<ObjectId> others, ObjectId wanted) =>
        Nearest.To(name.Name, others.Select(other => other.Name)) == wanted.Name;

    /// <summary>All that is compared of the object but its name; of a table its columns with theirs, too.</summary>
    private static string Shape(Drift drift)
    {
        var item = (drift.Expected ?? drift.Actual)!;
        var text = new StringBuilder();
        Canonical.Append(text, item.With(item.Id with { Name = "" }, null));
        foreach (var column in drift.Folded.Where(IsColumn).OrderBy(column => column.Id.Name, StringComparer.Ordinal))
            Canonical.Append(text, column.With(column.Id with { Parent = "" }, null));
        return text.ToString();
    }

    private static bool IsColumn(CatalogObject item) => item.Kind.Missing == DriftGroup.MissingColumn;
}
