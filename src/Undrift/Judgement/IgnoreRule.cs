namespace Undrift;

/// <summary>One line of an ignore file.</summary>
/// <param name="Pattern">What it matches.</param>
/// <param name="Negated">True for <c>!pattern</c>: takes back what an earlier line ignored.</param>
/// <param name="Reason">The reason behind the pattern; null when none is given.</param>
/// <param name="Until">Last day on which it works; null: no end.</param>
/// <param name="Reference">The pattern as written, with file and line.</param>
internal sealed record IgnoreRule(
    ObjectPattern Pattern,
    bool Negated,
    string? Reason,
    DateOnly? Until,
    RuleReference Reference
)
{
    /// <summary>True when it takes out only what the desired schema does not have.</summary>
    public bool ExtraOnly { get; init; }

    /// <summary>True for a line of a preset, which may well match nothing.</summary>
    public bool OfPreset { get; init; }

    /// <summary>True when its last day is over.</summary>
    public bool HasExpired(DateOnly today) => Until < today;
}
