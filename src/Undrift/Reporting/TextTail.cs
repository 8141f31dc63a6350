namespace Undrift;

/// <summary>What follows the drifts: what was left out, the numbers, the next step and the verdict.</summary>
internal static class TextTail
{
    public static void Write(TextCanvas canvas, CheckReport report)
    {
        WriteIgnored(canvas, report.Judgement.Ignored);
        WriteList(
            canvas,
            "Not compared",
            report.Judgement.Gaps.Select(gap => $"{Visible.Text(gap.Subject)}: {Visible.Text(gap.Reason)}")
        );
        WriteList(
            canvas,
            "Migrations",
            report.Migrations?.Faults.Select(fault => Visible.Text(fault.IsError ? $"{fault}" : $"note: {fault}")) ?? []
        );
        WriteList(canvas, "Deployment", ReportWords.Gate(report.Judgement));
        WriteList(canvas, "Notes", report.Judgement.Notes.Select(Visible.Text));
        canvas.Blank();
        WriteSummary(canvas, report);
        WriteNext(canvas, report);
        if (report.Judgement is { Verdict: Verdict.Blocked, FailPipeline: false })
            canvas.Line(
                "fail_pipeline is false here: reported, and the exit code stays 0 with --enforce-policy.",
                hang: 2
            );
        canvas.Whole($"Verdict: {ReportWords.VerdictLine(report)}", TextStyle.Of(report.Judgement.Verdict));
    }

    private static void WriteIgnored(TextCanvas canvas, IReadOnlyList<IgnoredDrift> ignored)
    {
        if (ignored.Count == 0)
            return;
        canvas.Blank();
        canvas.Line($"Ignored: {KindWords.Count(ignored.Count, "difference")}", tone: Tone.Heading);
        foreach (var rule in ignored.GroupBy(drift => (drift.Rule, drift.Reason)))
        {
            var reason = rule.Key.Reason is { } text ? $": {Visible.Text(text)}" : "";
            canvas.Line($"{rule.Count()} by {Visible.Text(rule.Key.Rule.ToString())}{reason}", indent: 2, hang: 4);
        }
    }

    private static void WriteList(TextCanvas canvas, string title, IEnumerable<string> items)
    {
        var first = true;
        foreach (var item in items)
        {
            if (first)
            {
                canvas.Blank();
                canvas.Line(title, tone: Tone.Heading);
            }
            first = false;
            canvas.Line($"- {item}", indent: 2, hang: 4);
        }
    }

    private static void WriteSummary(TextCanvas canvas, CheckReport report)
    {
        var counts = new ReportCounts(report.Judgement);
        var (coverage, with) = (ReportWords.Coverage(report), Visible.Text(report.Desired.Description));
        if (report.Judgement.Verdict == Verdict.Clean)
            canvas.Line($"Clean: {coverage} compared with {with}", hang: 2, tone: Tone.Good);
        else
            canvas.Line($"Compared {coverage} with {with}", hang: 2);
        if (counts.Standing + counts.Accepted == 0)
            return;
        var severities = ReportCounts.Severities.Select(severity => $"{counts.Of(severity)} {severity}");
        var risks = ReportCounts.Risks.Select(risk => $"{counts.Of(risk)} {ReportWords.Of(risk)}");
        var accepted = counts.Accepted == 0 ? "" : $"; {counts.Accepted} more accepted";
        canvas.Line($"Severity: {string.Join(", ", severities)}{accepted}", hang: 2);
        canvas.Line($"Risk:     {string.Join(", ", risks)}", hang: 2);
    }

    private static void WriteNext(TextCanvas canvas, CheckReport report)
    {
        var standing = report.Judgement.Findings.Where(finding => finding.Accepted is null).ToArray();
        var next = report.Migrations?.Next ?? [];
        if (report.Command == "verify" && standing.Length == 0)
            next = [];
        if (next.Count > 0 || (standing.Length > 0 && report.Command == "check"))
        {
            canvas.Blank();
            canvas.Line("Next", tone: Tone.Heading);
            foreach (var command in next)
                WriteCommand(canvas, Visible.Text(command.Command), command.Purpose);
        }
        if (standing.Length > 0 && report.Command == "check")
        {
            var first = (standing.FirstOrDefault(finding => finding.Blocks) ?? standing[0]).Drift;
            var environment = report.Environment is { } name ? $"-e {Visible.Text(name)}" : "…";
            if (report.Remedy is null)
                WriteCommand(canvas, $"undrift fix {environment}", "the SQL that removes it, tried out");
            WriteCommand(canvas, $"undrift accept {first.Id} --reason \"…\" --until DATE", "it is meant so");
            WriteCommand(canvas, $"undrift policy explain {first.Group}", "why it counts");
            WriteCommand(canvas, $"undrift check {environment} -o markdown", "for a pull request");
        }
        canvas.Blank();
    }

    private static void WriteCommand(TextCanvas canvas, string command, string purpose) =>
        canvas.Line($"{command.PadRight(55)} # {purpose}", indent: 2, hang: 4);
}
