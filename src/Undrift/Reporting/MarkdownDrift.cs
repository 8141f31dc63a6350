using System.Text;

namespace Undrift;

/// <summary>One finding as a block that opens on a click.</summary>
internal static class MarkdownDrift
{
    private const int LongestName = 300;

    /// <summary>What differs, on one line, with the drift's id.</summary>
    private static string Title(Finding finding)
    {
        var drift = finding.Drift;
        var name = $"{KindWords.One(drift.Object.Kind)} {MarkdownText.Code(drift.Object.Path, LongestName)}";
        return $"{name} {MarkdownText.Prose(ReportWords.Predicate(drift))} <sub>{drift.Id}</sub>";
    }

    /// <summary>The block; longer details are replaced by a word about where they are, and in the end by nothing.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="room">Characters that are left for details.</param>
    public static string Block(Finding finding, int room)
    {
        var facts = new StringBuilder();
        WriteFacts(facts, finding);
        var details = new StringBuilder().Append(facts);
        foreach (var change in finding.Drift.Facets)
            WriteChange(details, change);
        if (finding.Drift.Verb != DriftVerb.Changed)
            WriteObject(details, (finding.Drift.Expected ?? finding.Drift.Actual)!);
        if (details.Length > room)
            details = facts.Append("The details are too long for this place: see the JSON report.\n");
        return details.Length > room
            ? Line(finding)
            : $"<details><summary>{Title(finding)}</summary>\n\n{details.ToString().Trim('\n')}\n\n</details>\n";
    }

    /// <summary>The finding without its details.</summary>
    public static string Line(Finding finding) => $"- {Title(finding)}\n";

    private static void WriteFacts(StringBuilder text, Finding finding)
    {
        text.Append($"{finding.Drift.Group}, risk {ReportWords.Of(finding.Risk)}");
        if (finding.Cause != "unknown")
            text.Append($", cause {MarkdownText.Prose(finding.Cause)}");
        if (finding.Blocks)
            text.Append(", **blocks**");
        text.Append($"; rule {MarkdownText.Code(finding.Rule.ToString())}\n");
        if (finding.Accepted is { } acceptance)
            text.Append($"\n{MarkdownText.Prose(ReportWords.Accepted(acceptance))}\n");
        text.Append('\n');
    }

    private static void WriteChange(StringBuilder text, FacetChange change)
    {
        var (from, to) = FacetWords.Pair(change.From, change.To);
        var lists = change.From.AsList is not null && change.To.AsList is not null;
        if (!lists && !FacetWords.IsMultiline(change.From) && !FacetWords.IsMultiline(change.To))
        {
            text.Append($"- {MarkdownText.Code(change.Name)}: {MarkdownText.Code(from)} → {MarkdownText.Code(to)}\n");
            return;
        }
        var lines = LineDiff.Of(FacetWords.Lines(change.From), FacetWords.Lines(change.To)).Select(Marked).ToArray();
        text.Append($"{MarkdownText.Code(change.Name)}:\n\n{MarkdownText.Fence(lines, "diff")}\n");
    }

    private static string Marked(LineOfDiff line) =>
        line.Side switch
        {
            LineSide.Expected => "- " + line.Text,
            LineSide.Found => "+ " + line.Text,
            LineSide.Skipped => "@@ " + line.Text + " @@",
            _ => "  " + line.Text,
        };

    private static void WriteObject(StringBuilder text, CatalogObject item)
    {
        foreach (var entry in item.Facets)
        {
            if (entry.Facet.IgnoredReason is not null)
                continue;
            var name = MarkdownText.Code(entry.Facet.Name);
            if (FacetWords.IsMultiline(entry.Value))
            {
                var lines = FacetWords.Lines(entry.Value).Select(Visible.Text).ToArray();
                text.Append($"{name}:\n\n{MarkdownText.Fence(lines, "sql")}\n");
            }
            else
                text.Append($"- {name}: {MarkdownText.Code(FacetWords.One(entry.Value))}\n");
        }
    }
}
