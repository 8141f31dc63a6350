namespace Undrift;

/// <summary>Which drifts of its group a rule is for.</summary>
internal abstract record RuleCondition
{
    /// <summary>True for a drift that the rule is for.</summary>
    public abstract bool Holds(Drift drift, ObjectGraph graph);

    /// <summary>The condition in words, for an explanation.</summary>
    public abstract string Text { get; }
}

/// <summary>A fine type: <c>missing_index</c>.</summary>
internal sealed record TypeCondition(string Type) : RuleCondition
{
    public override string Text => "of type " + Type;

    public override bool Holds(Drift drift, ObjectGraph graph) => drift.Type == Type;
}

/// <summary>A facet that changed, or a flag that is set on either side.</summary>
internal sealed record FacetCondition(string Facet) : RuleCondition
{
    public override string Text => $"where {Facet} is set or differs";

    public override bool Holds(Drift drift, ObjectGraph graph) =>
        drift.Facets.Any(change => change.Name == Facet) || HasFlag(drift.Expected) || HasFlag(drift.Actual);

    private bool HasFlag(CatalogObject? item)
    {
        if (item is not null)
            foreach (ref readonly var entry in item.Facets)
                if (entry.Value.AsFlag && entry.Facet.Name == Facet)
                    return true;
        return false;
    }
}

/// <summary>An object pattern in the grammar of <c>.driftignore</c>.</summary>
internal sealed record PatternCondition(ObjectPattern Pattern) : RuleCondition
{
    public override string Text => "on objects like " + Pattern.Text;

    public override bool Holds(Drift drift, ObjectGraph graph) => graph.Covers(Pattern, drift.Object);
}

/// <summary>One line of <c>severity_rules</c>.</summary>
/// <param name="Group">The group that it is for.</param>
/// <param name="Condition">What narrows it; null: the whole group.</param>
/// <param name="Severity">The severity that it gives.</param>
/// <param name="Reference">The rule's text and place.</param>
internal sealed record SeverityRule(
    DriftGroup Group,
    RuleCondition? Condition,
    Severity Severity,
    RuleReference Reference
);
