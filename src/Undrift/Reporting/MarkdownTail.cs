using System.Text;

namespace Undrift;

/// <summary>What follows the drifts: what was left out, notes, and where the numbers come from.</summary>
internal static class MarkdownTail
{
    private const int LongestList = 50;

    /// <summary>Room for the last line and for saying how much was left out.</summary>
    private const int Reserve = 5_000;

    /// <summary>Writes it.</summary>
    /// <param name="text">The report.</param>
    /// <param name="report">What it is of.</param>
    /// <param name="longest">The report may not be longer.</param>
    public static void Write(StringBuilder text, CheckReport report, int longest)
    {
        var room = longest - Reserve;
        WriteList(text, "Not compared", room, report.Judgement.Gaps, Gap);
        WriteList(
            text,
            "Ignored",
            room,
            [.. report.Judgement.Ignored.GroupBy(drift => (drift.Rule, drift.Reason))],
            Rule
        );
        WriteList(text, "Migrations", room, report.Migrations?.Faults ?? [], Fault);
        if (report.Command != "verify" || report.Judgement.HasDrift)
            WriteList(text, "Next", room, report.Migrations?.Next ?? [], Next);
        WriteList(text, "Deployment", room, [.. ReportWords.Gate(report.Judgement)], line => MarkdownText.Prose(line));
        WriteList(text, "Notes", room, report.Judgement.Notes, note => MarkdownText.Prose(note));
        text.Append($"<sub>{MarkdownText.Prose(report.Tool, 100)}, ");
        text.Append($"{MarkdownText.Prose(ReportWords.Source(report.Target, report.Engine), 200)}, ");
        text.Append($"fingerprint {MarkdownText.Code(report.Fingerprint, 100)}</sub>\n");
    }

    private static string Gap(Gap gap) => $"{MarkdownText.Code(gap.Subject)}: {MarkdownText.Prose(gap.Reason)}";

    private static string Fault(MigrationFault fault) =>
        $"{MarkdownText.Code(fault.Where)}: {MarkdownText.Prose(fault.Message)}";

    private static string Next(NextCommand next) => $"{MarkdownText.Code(next.Command)}: {next.Purpose}";

    private static string Rule(IGrouping<(RuleReference Rule, string? Reason), IgnoredDrift> group)
    {
        var reason = group.Key.Reason is { } text ? $": {MarkdownText.Prose(text)}" : "";
        return $"{group.Count()} by {MarkdownText.Code(group.Key.Rule.ToString())}{reason}";
    }

    private static void WriteList<T>(
        StringBuilder text,
        string title,
        int room,
        IReadOnlyCollection<T> items,
        Func<T, string> line
    )
    {
        if (items.Count == 0)
            return;
        text.Append($"### {title} ({items.Count})\n\n");
        var shown = 0;
        foreach (var item in items.Take(LongestList).Select(line))
        {
            if (text.Length + item.Length > room)
                break;
            text.Append($"- {item}\n");
            shown++;
        }
        if (shown < items.Count)
            text.Append($"- and {items.Count - shown} more\n");
        text.Append('\n');
    }
}
