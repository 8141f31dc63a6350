namespace Undrift.Cli;

/// <summary>What a deployment's log is told besides the report: what stopped it, or who let it through.</summary>
internal static class GateMessage
{
    /// <summary>One line; null when there is nothing to tell.</summary>
    public static string? Of(CheckReport report)
    {
        var judgement = report.Judgement;
        if (judgement.Override is { } override_)
            return $"undrift: deployment to {report.Environment} let through by {Visible.Text(override_.By)} until {Moment.Text(override_.Until)} ({Visible.Text(override_.Ticket)}: {Visible.Text(override_.Reason)})";
        if (judgement.Verdict != Verdict.Blocked)
            return null;
        var effect = judgement.FailPipeline
            ? "blocked"
            : "blocked by the policy, which does not fail the pipeline (fail_pipeline: false)";
        return $"undrift: deployment to {report.Environment} {effect}: {string.Join("; ", Reasons(judgement))}";
    }

    private static IEnumerable<string> Reasons(Judgement judgement)
    {
        if (judgement.Freeze is { } freeze)
            yield return ReportWords.Frozen(freeze);
        var count = judgement.Findings.Count(finding => finding.Blocks);
        if (count > 0)
            yield return $"{KindWords.Count(count, "drift")} at {string.Join(", ", judgement.BlockOn)}";
    }
}
