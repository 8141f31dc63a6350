namespace Undrift;

/// <summary>One example of <c>drift-policy.test.yml</c>: drifts, and what the policy is to say of them.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Where">File and line.</param>
/// <param name="Environment">The environment; null: none.</param>
/// <param name="At">The moment; null: no freeze holds.</param>
/// <param name="Drifts">The drifts, with the severity that each is to have; null: not said.</param>
/// <param name="NotCompared">True where something could not be compared.</param>
/// <param name="Verdict">The verdict that is expected, as <c>--enforce-policy</c> gives it.</param>
internal sealed record PolicyExample(
    string Name,
    string Where,
    string? Environment,
    DateTimeOffset? At,
    IReadOnlyList<(Drift Drift, Severity? Expected)> Drifts,
    bool NotCompared,
    Verdict Verdict
);

/// <summary>What an example came to.</summary>
/// <param name="Example">The example.</param>
/// <param name="Failures">How the policy says something else; empty: it does not.</param>
internal sealed record PolicyExampleResult(PolicyExample Example, IReadOnlyList<string> Failures)
{
    /// <summary>Judges an example as a check would.</summary>
    public static PolicyExampleResult Of(PolicyExample example, Policy policy)
    {
        var objects = example.Drifts.SelectMany(item => ExampleObjects.Around(item.Drift)).DistinctBy(item => item.Id);
        var catalog = new Catalog("example", new CatalogOrigin(example.Name), objects);
        Gap[] gaps = example.NotCompared ? [new Gap("something", "the example says so")] : [];
        var comparison = new Comparison([.. example.Drifts.Select(item => item.Drift)], gaps, 0, 0);
        var judged = Judge.Decide(
            new JudgeInput(
                comparison,
                catalog,
                catalog,
                policy,
                example.Environment,
                IgnoreFile.None,
                AcceptanceFile.None,
                DateOnly.MinValue
            )
        );
        if (example.At is { } now)
            judged = DeploymentGate.Decide(judged, policy, example.Environment, enforced: true, wanted: null, now);
        return new PolicyExampleResult(example, [.. Severities(example, judged), .. Verdicts(example, judged)]);
    }

    private static IEnumerable<string> Severities(PolicyExample example, Judgement judged) =>
        example
            .Drifts.Where(item => item.Expected is not null)
            .Select(item =>
                (item.Expected, Finding: judged.Findings.First(finding => finding.Drift.Id == item.Drift.Id))
            )
            .Where(item => item.Finding.Severity != item.Expected)
            .Select(item =>
                $"{item.Finding.Drift.Type} {item.Finding.Drift.Object.Path}: expected {item.Expected}, is {item.Finding.Severity} by {item.Finding.Rule}"
            );

    private static IEnumerable<string> Verdicts(PolicyExample example, Judgement judged)
    {
        if (judged.Verdict == example.Verdict)
            yield break;
        var why =
            judged.Findings.FirstOrDefault(finding => finding.Blocks) is { } blocking
                ? $": {blocking.Drift.Type} is {blocking.Severity} by {blocking.Rule}"
            : judged.Freeze is { } freeze ? $": {ReportWords.Frozen(freeze)} by {freeze.Rule}"
            : "";
        yield return $"expected {ReportWords.Of(example.Verdict)}, is {ReportWords.Of(judged.Verdict)}{why}";
    }
}
