using System.Text;

namespace Undrift;

/// <summary>What follows the drifts: what was left out, notes, and where the numbers come from.</summary>
internal static class MarkdownTail
{
    private const int LongestList = 50;

    public static void Write(StringBuilder text, CheckReport report)
    {
        WriteList(
            text,
            "Not compared",
            [
                .. report.Judgement.Gaps.Select(gap =>
                    $"{MarkdownText.Code(gap.Subject)}: {MarkdownText.Prose(gap.Reason)}"
                ),
            ]
        );
        WriteList(
            text,
            "Ignored",
            [.. report.Judgement.Ignored.GroupBy(drift => (drift.Rule, drift.Reason)).Select(Rule)]
        );
        WriteList(
            text,
            "Migrations",
            [
                .. report.Migrations?.Faults.Select(fault =>
                    $"{MarkdownText.Code(fault.Where)}: {MarkdownText.Prose(fault.Message)}"
                )
                    ?? [],
            ]
        );
        if (report.Command != "verify" || report.Judgement.HasDrift)
            WriteList(
                text,
                "Next",
                [.. report.Migrations?.Next.Select(next => $"{MarkdownText.Code(next.Command)}: {next.Purpose}") ?? []]
            );
        WriteList(text, "Deployment", [.. ReportWords.Gate(report.Judgement).Select(MarkdownText.Prose)]);
        WriteList(text, "Notes", [.. report.Judgement.Notes.Select(MarkdownText.Prose)]);
        text.Append($"<sub>{MarkdownText.Prose(report.Tool)}, ");
        text.Append($"{MarkdownText.Prose(ReportWords.Source(report.Target, report.Engine))}, ");
        text.Append($"fingerprint {MarkdownText.Code(report.Fingerprint)}</sub>\n");
    }

    private static string Rule(IGrouping<(RuleReference Rule, string? Reason), IgnoredDrift> group)
    {
        var reason = group.Key.Reason is { } text ? $": {MarkdownText.Prose(text)}" : "";
        return $"{group.Count()} by {MarkdownText.Code(group.Key.Rule.ToString())}{reason}";
    }

    private static void WriteList(StringBuilder text, string title, string[] items)
    {
        if (items.Length == 0)
            return;
        text.Append($"### {title} ({items.Length})\n\n");
        foreach (var item in items.AsSpan(0, Math.Min(items.Length, LongestList)))
            text.Append($"- {item}\n");
        if (items.Length > LongestList)
            text.Append($"- and {items.Length - LongestList} more\n");
        text.Append('\n');
    }
}
