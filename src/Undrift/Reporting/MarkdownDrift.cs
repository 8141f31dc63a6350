using System.Text;

namespace Undrift;

/// <summary>One finding as a block that opens on a click.</summary>
internal static class MarkdownDrift
{
    /// <summary>What differs, on one line, with the drift's id.</summary>
    public static string Title(Finding finding)
    {
        var drift = finding.Drift;
        var name = $"{KindWords.One(drift.Object.Kind)} {MarkdownText.Code(drift.Object.Path)}";
        return $"{name} {MarkdownText.Prose(ReportWords.Predicate(drift))} <sub>{drift.Id}</sub>";
    }

    /// <summary>Writes the block.</summary>
    /// <param name="text">The report.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="room">Characters that are left; longer details are replaced by a word about where they are.</param>
    public static void Write(StringBuilder text, Finding finding, int room)
    {
        var details = new StringBuilder();
        WriteFacts(details, finding);
        foreach (var change in finding.Drift.Facets)
            WriteChange(details, change);
        if (finding.Drift.Verb != DriftVerb.Changed)
            WriteObject(details, (finding.Drift.Expected ?? finding.Drift.Actual)!);
        if (details.Length > room)
        {
            details.Clear();
            WriteFacts(details, finding);
            details.Append("The details are too long for this place: see the JSON report.\n");
        }
        text.Append($"<details><summary>{Title(finding)}</summary>\n\n{details.ToString().Trim('\n')}\n\n</details>\n");
    }

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
