namespace Undrift;

/// <summary>How dangerous it is to remove a drift.</summary>
public enum Risk
{
    /// <summary>Safe; to be tracked.</summary>
    Minor,

    /// <summary>Locks, rewrites, or existing rows may stand against it: needs planning.</summary>
    Major,

    /// <summary>Data can be lost or the application can break.</summary>
    Critical,
}

/// <summary>What a check says in the end.</summary>
public enum Verdict
{
    /// <summary>Compared completely, and no drift.</summary>
    Clean,

    /// <summary>Drift, and none of it blocks.</summary>
    Allowed,

    /// <summary>Drift that the policy blocks.</summary>
    Blocked,

    /// <summary>Something asked for could not be compared.</summary>
    Inconclusive,
}

/// <summary>Why a decision was taken: the rule's text and, where it stands in a file, the file and line.</summary>
/// <param name="Text">The rule, for example <c>severity_rules.missing_table: ERROR</c> or <c>built-in default</c>.</param>
/// <param name="File">File as the user named it; null for what is built in.</param>
/// <param name="Line">Line, from 1; null for what is built in.</param>
public sealed record RuleReference(string Text, string? File = null, int? Line = null)
{
    /// <summary>The rule and where it stands, on one line.</summary>
    public override string ToString() => File is null ? Text : $"{Text} ({File}:{Line})";
}

/// <summary>A drift that a person accepted.</summary>
/// <param name="DriftId">Id of the drift.</param>
/// <param name="Fingerprint">Fingerprint that the drift had; another one voids the acceptance.</param>
/// <param name="Object">Text form of the object, for the reader of the file.</param>
/// <param name="By">Who accepted.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day on which it holds.</param>
/// <param name="Environment">The environment that it holds for; null: all.</param>
public sealed record Acceptance(
    string DriftId,
    string Fingerprint,
    string Object,
    string By,
    string Reason,
    DateOnly Until,
    string? Environment = null
);

/// <summary>A judged drift.</summary>
/// <param name="Drift">The difference.</param>
/// <param name="Severity">How bad, by the policy.</param>
/// <param name="Rule">The rule that decided the severity.</param>
/// <param name="Risk">How dangerous its removal is.</param>
/// <param name="Cause">Which leg moved; <c>unknown</c> without a migrations leg.</param>
/// <param name="Accepted">The acceptance that holds for it; null when there is none.</param>
/// <param name="Blocks">True when the policy blocks it in this environment.</param>
public sealed record Finding(
    Drift Drift,
    Severity Severity,
    RuleReference Rule,
    Risk Risk,
    string Cause,
    Acceptance? Accepted,
    bool Blocks
)
{
    /// <summary>When a check met it first; null where no history is kept.</summary>
    public DateTimeOffset? FirstSeen { get; init; }
}

/// <summary>A drift that an ignore rule took out of the report.</summary>
/// <param name="Drift">The difference.</param>
/// <param name="Rule">The pattern, with file and line.</param>
/// <param name="Reason">The reason that stands behind the pattern; null when none does.</param>
public sealed record IgnoredDrift(Drift Drift, RuleReference Rule, string? Reason);

/// <summary>Everything that was decided about a comparison.</summary>
/// <param name="Findings">The judged drifts, in the order of their objects.</param>
/// <param name="Ignored">What ignore rules took out.</param>
/// <param name="Gaps">What could not be compared, without what ignore rules took out.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="FailPipeline">False when the environment's policy reports a block without failing.</param>
/// <param name="BlockOn">The severities that block in this environment.</param>
/// <param name="Notes">What the person should know of their own rules: patterns without a match, expired ones, void acceptances.</param>
public sealed record Judgement(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<IgnoredDrift> Ignored,
    IReadOnlyList<Gap> Gaps,
    Verdict Verdict,
    bool FailPipeline,
    IReadOnlyList<Severity> BlockOn,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The freeze that holds in this environment now; null: none.</summary>
    public ActiveFreeze? Freeze { get; init; }

    /// <summary>The override that lets through what blocks; null: none did.</summary>
    public Override? Override { get; init; }

    /// <summary>True when a drift stands that nobody accepted.</summary>
    public bool HasDrift => Findings.Any(finding => finding.Accepted is null);
}
