namespace Undrift;

/// <summary>What a judgement is made from.</summary>
/// <param name="Comparison">The differences and the gaps.</param>
/// <param name="Desired">The desired catalog.</param>
/// <param name="Actual">The actual catalog.</param>
/// <param name="Policy">Severity rules and what blocks.</param>
/// <param name="Environment">The environment in play; null: none.</param>
/// <param name="Ignore">The ignore file.</param>
/// <param name="Acceptances">The accepted drifts.</param>
/// <param name="Today">The day that acceptances and ignore patterns are measured by.</param>
/// <param name="Presets">Which presets work; null: none.</param>
/// <param name="Vocabulary">The kinds that presets may name; null: none, and so no preset works.</param>
public sealed record JudgeInput(
    Comparison Comparison,
    Catalog Desired,
    Catalog Actual,
    Policy Policy,
    string? Environment,
    IgnoreFile Ignore,
    AcceptanceFile Acceptances,
    DateOnly Today,
    PresetSelection? Presets = null,
    Vocabulary? Vocabulary = null
);

/// <summary>Judges a comparison: ignored, accepted, severity, risk, verdict; each a pass of its own.</summary>
public static class Judge
{
    /// <summary>The judgement.</summary>
    /// <exception cref="UndriftException">The policy does not name the environment.</exception>
    public static Judgement Decide(JudgeInput input)
    {
        var entry = input.Policy.For(input.Environment);
        var graph = new ObjectGraph(input.Desired, input.Actual);
        var presets = PresetPass.Of(input);
        var ignored = presets.Ignore.Apply(input.Comparison, graph, input.Today);
        var complete = ignored.Gaps.Count == 0;
        var accepted = AcceptancePass.Of(input, ignored, complete);
        var findings = ignored.Kept.Select(drift => Find(drift, input.Policy, entry, graph, accepted)).ToArray();
        return new Judgement(
            findings,
            ignored.Ignored,
            ignored.Gaps,
            VerdictOf(findings, complete),
            entry.FailPipeline,
            entry.BlockOn,
            [.. presets.Notes(ignored.Ignored), .. ignored.Notes, .. accepted.Notes]
        );
    }

    private static Finding Find(
        Drift drift,
        Policy policy,
        EnvironmentPolicy entry,
        ObjectGraph graph,
        AcceptancePass accepted
    )
    {
        var (severity, rule) = policy.SeverityOf(drift, graph);
        var acceptance = accepted.ByDrift.GetValueOrDefault(drift.Id);
        var blocks = acceptance is null && entry.Blocks(severity);
        return new Finding(drift, severity, rule, RiskTable.Of(drift), Cause.Unknown, acceptance, blocks);
    }

    private static Verdict VerdictOf(Finding[] findings, bool complete)
    {
        if (!complete)
            return Verdict.Inconclusive;
        if (findings.Any(finding => finding.Blocks))
            return Verdict.Blocked;
        return findings.Length == 0 ? Verdict.Clean : Verdict.Allowed;
    }
}
