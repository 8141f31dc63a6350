namespace Undrift;

/// <summary>One finding as a block of text.</summary>
internal static class TextDrift
{
    private const int Indent = 2;
    private const int Hang = 11;
    private const int Deep = 13;

    /// <summary>Lines of a missing or extra object's text that are shown; the JSON report has them all.</summary>
    private const int LongestText = 8;

    public static void Write(TextCanvas canvas, Finding finding)
    {
        var drift = finding.Drift;
        canvas.Tagged(
            finding.Severity.ToString(),
            TextStyle.Of(finding.Severity),
            $"{ReportWords.Name(drift.Object)} {ReportWords.Predicate(drift)}",
            drift.Id,
            Indent,
            Hang
        );
        foreach (var change in drift.Facets)
            WriteChange(canvas, change);
        if (drift.Verb != DriftVerb.Changed)
            WriteObject(canvas, (drift.Expected ?? drift.Actual)!);
        var cause = finding.Cause == "unknown" ? "" : $", cause {Visible.Text(finding.Cause)}";
        var blocks = finding.Blocks ? ", blocks" : "";
        canvas.Line($"{drift.Group}, risk {ReportWords.Of(finding.Risk)}{cause}{blocks}", Hang, tone: Tone.Quiet);
        canvas.Line($"rule {Visible.Text(finding.Rule.ToString())}", Hang, Deep, Tone.Quiet);
        if (finding.Accepted is { } acceptance)
            canvas.Line(ReportWords.Accepted(acceptance), Hang, Deep, Tone.Good);
    }

    private static void WriteChange(TextCanvas canvas, FacetChange change)
    {
        var (from, to) = FacetWords.Pair(change.From, change.To);
        var line = $"{change.Name}: {from} → {to}";
        var multiline = FacetWords.IsMultiline(change.From) || FacetWords.IsMultiline(change.To);
        var fits = Columns.Of(line) <= canvas.Beside(Hang);
        if (!multiline && fits)
            canvas.Line(line, Hang);
        else if (multiline || (change.From.AsList is not null && change.To.AsList is not null))
            WriteDiff(canvas, change);
        else
        {
            canvas.Line($"{change.Name}:", Hang);
            canvas.Line($"expected  {from}", Deep, Deep + 10);
            canvas.Line($"found     {to}", Deep, Deep + 10);
        }
    }

    private static void WriteDiff(TextCanvas canvas, FacetChange change)
    {
        canvas.Line($"{change.Name} (- expected, + found):", Hang);
        foreach (var line in LineDiff.Of(FacetWords.Lines(change.From), FacetWords.Lines(change.To)))
        {
            var (mark, tone) = line.Side switch
            {
                LineSide.Expected => ("- ", Tone.Expected),
                LineSide.Found => ("+ ", Tone.Found),
                LineSide.Skipped => ("  ", Tone.Quiet),
                _ => ("  ", Tone.Plain),
            };
            canvas.Line(mark + line.Text, Deep, Deep + 4, tone);
        }
    }

    /// <summary>What a missing or extra object is: short properties on one line, longer texts below.</summary>
    private static void WriteObject(TextCanvas canvas, CatalogObject item)
    {
        var words = new List<string>();
        var texts = new List<FacetEntry>();
        foreach (var entry in item.Facets)
        {
            if (entry.Facet.IgnoredReason is not null)
                continue;
            if (FacetWords.IsMultiline(entry.Value))
                texts.Add(entry);
            else
                words.Add(entry.Value.AsFlag ? entry.Facet.Name : $"{entry.Facet.Name}: {FacetWords.One(entry.Value)}");
        }
        if (words.Count > 0)
            canvas.Line(string.Join("; ", words), Hang, Deep);
        foreach (var entry in texts)
            WriteText(canvas, entry);
    }

    private static void WriteText(TextCanvas canvas, FacetEntry entry)
    {
        var lines = FacetWords.Lines(entry.Value);
        // A text is cut only when that saves more than the line that says so.
        var shown = lines.Length > LongestText + 1 ? LongestText : lines.Length;
        canvas.Line($"{entry.Facet.Name}:", Hang);
        foreach (var line in lines.AsSpan(0, shown))
            canvas.Line(Visible.Text(line), Deep, Deep + 4);
        if (shown < lines.Length)
            canvas.Line(
                $"… {KindWords.Count(lines.Length - shown, "more_line")}, see the JSON report",
                Deep,
                tone: Tone.Quiet
            );
    }
}
