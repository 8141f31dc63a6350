namespace Undrift;

/// <summary>
/// How dangerous it is to remove a drift by changing the database to the desired schema, by the SQL that this takes.
/// Knows groups, directions and what kinds say of themselves; no kind and no facet by name. What nothing else is known of
/// is major.
/// </summary>
public static class RiskTable
{
    /// <summary>The risk of a drift.</summary>
    public static Risk Of(Drift drift) =>
        drift.Verb switch
        {
            DriftVerb.Missing => OfAdding(drift),
            DriftVerb.Extra => OfDropping([drift.Actual!, .. drift.Folded]),
            _ => OfChanging(drift),
        };

    private static Risk OfAdding(Drift drift)
    {
        var item = drift.Expected!;
        if (item.Kind.Risks?.Invoke(item)?.Add is { } own)
            return own;
        if (drift.Group == DriftGroup.MissingColumn)
            // ADD COLUMN … NOT NULL fails on a table with rows, or fills every one of them with a default.
            return IsRequired(item) ? Risk.Major : Risk.Minor;
        return MinorToAdd.Contains(drift.Group) ? Risk.Minor : Risk.Major;
    }

    /// <summary>Dropping takes along what stands below: an extra schema with a table in it loses the table.</summary>
    private static Risk OfDropping(IEnumerable<CatalogObject> items) => items.Max(OfDropping);

    private static Risk OfDropping(CatalogObject item)
    {
        if (item.Kind.Risks?.Invoke(item)?.Drop is { } own)
            return own;
        var group = item.Kind.Extra;
        if (CriticalToDrop.Contains(group))
            return Risk.Critical;
        return group == DriftGroup.CommentMismatch ? Risk.Minor : Risk.Major;
    }

    private static Risk OfChanging(Drift drift)
    {
        if (drift.Group == DriftGroup.NullabilityMismatch)
            return drift.Facets.Max(OfNullability);
        if (drift.Group == drift.Expected!.Kind.Changed && OfKind(drift) is { } own)
            return own;
        return MinorToChange.Contains(drift.Group) ? Risk.Minor : Risk.Major;
    }

    /// <summary>A flag that is set only in the database stands against rows: DROP NOT NULL. The other way SET NOT NULL.</summary>
    private static Risk OfNullability(FacetChange change) =>
        change.To.AsFlag && !change.From.AsFlag ? Risk.Critical : Risk.Major;

    /// <summary>What the kind says; without a word of its own on changes, they are a drop and an add.</summary>
    private static Risk? OfKind(Drift drift)
    {
        var dropped = drift.Actual!.Kind.Risks?.Invoke(drift.Actual);
        var added = drift.Expected!.Kind.Risks?.Invoke(drift.Expected);
        return (added ?? dropped)?.Change ?? new[] { dropped?.Drop, added?.Add }.Max();
    }

    private static bool IsRequired(CatalogObject item)
    {
        foreach (ref readonly var entry in item.Facets)
            if (entry.Facet.Group == DriftGroup.NullabilityMismatch)
                return true;
        return false;
    }

    private static readonly HashSet<DriftGroup> CriticalToDrop =
    [
        DriftGroup.ExtraTable,
        DriftGroup.ExtraColumn,
        // A partition holds rows as a table does.
        DriftGroup.PartitionMismatch,
    ];

    private static readonly HashSet<DriftGroup> MinorToAdd =
    [
        DriftGroup.MissingTable,
        DriftGroup.IndexMismatch,
        DriftGroup.CommentMismatch,
        // CREATE of what nothing refers to yet.
        DriftGroup.SchemaMismatch,
        DriftGroup.SequenceMismatch,
        DriftGroup.EnumMismatch,
        DriftGroup.TypeObjectMismatch,
        DriftGroup.ViewMismatch,
        DriftGroup.RoutineMismatch,
        DriftGroup.PartitionMismatch,
        DriftGroup.OptionMismatch,
    ];

    private static readonly HashSet<DriftGroup> MinorToChange =
    [
        DriftGroup.CommentMismatch,
        // SET DEFAULT and DROP DEFAULT touch no row.
        DriftGroup.DefaultMismatch,
        DriftGroup.SequenceMismatch,
    ];
}
