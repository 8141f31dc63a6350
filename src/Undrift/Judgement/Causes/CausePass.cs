namespace Undrift;

/// <summary>Writes the causes into a judgement. What a pending migration changes is no drift unless a person asks for it.</summary>
internal static class CausePass
{
    private const string Reason = "pending migrations change it: it is no drift (--include-pending counts it)";

    /// <summary>The judgement with its causes.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="causes">The causes.</param>
    /// <param name="includePending">True when what is pending is drift.</param>
    public static Judgement Of(Judgement judgement, DriftCauses causes, bool includePending)
    {
        var findings = judgement
            .Findings.Select(finding => finding with { Cause = causes.Of(finding.Drift) })
            .ToLookup(finding => !includePending && finding.Cause == Cause.Pending);
        var standing = findings[false].ToList();
        return judgement with
        {
            Findings = standing,
            Ignored =
            [
                .. judgement.Ignored,
                .. findings[true]
                    .Select(finding => new IgnoredDrift(finding.Drift, new RuleReference(Cause.Pending), Reason)),
            ],
            Verdict =
                judgement.Verdict == Verdict.Inconclusive ? Verdict.Inconclusive
                : standing.Exists(finding => finding.Blocks) ? Verdict.Blocked
                : standing.Count == 0 ? Verdict.Clean
                : Verdict.Allowed,
        };
    }
}
