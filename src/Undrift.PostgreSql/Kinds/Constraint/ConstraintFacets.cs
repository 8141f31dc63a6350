namespace Undrift.PostgreSql.Kinds;

/// <summary>Facets that several kinds of constraints have.</summary>
internal static class ConstraintFacets
{
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<IReadOnlyList<string>?> Include = Facet.List("include");

    /// <summary>initially immediate or initially deferred; null: not deferrable.</summary>
    public static readonly Facet<string?> Deferrable = Facet.Text("deferrable");
    public static readonly Facet<bool> NotValid = Facet.Flag("not_valid");
    public static readonly Facet<bool> NotEnforced = Facet.Flag("not_enforced");

    /// <summary>The index behind the constraint is invalid: a partitioned one without all of its parts.</summary>
    public static readonly Facet<bool> InvalidIndex = Facet.Flag("invalid_index");
    public static readonly Facet<bool> IndexNotReady = Facet.Flag("index_not_ready");

    /// <summary>What the constraint does not look at: the internal triggers that would were switched off.</summary>
    public static readonly Facet<IReadOnlyList<string>?> DisabledTriggers = Facet.List("disabled_triggers");

    /// <summary>The constraint of the partitioned table that it is attached to.</summary>
    public static readonly Facet<string?> Parent = Facet.Text("parent_constraint", DriftGroup.PartitionMismatch);

    public static string? DeferrableOf(bool deferrable, bool deferred) =>
        (deferrable, deferred) switch
        {
            (false, _) => null,
            (true, false) => "initially immediate",
            (true, true) => "initially deferred",
        };
}
