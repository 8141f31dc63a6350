namespace Undrift;

/// <summary>One finding as a block of text.</summary>
internal static class TextDrift
{
    private const int Indent = 2;
    private const int Hang = 11;
    private const int Deep = 13;

    /// <summary>Lines of a missing or extra object's text that are shown; the JSON report has them all.</summary>
    private const int LongestText = 8;

    /// <summary>Writes the block.</summary>
    /// <param name="canvas">The paper.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="title">What the heading above names: an object of that name is not named again.</param>
    /// <param name="now">For its age.</param>
    public static void Write(TextCanvas canvas, Finding finding, string title, DateTimeOffset now)
    {
        var drift = finding.Drift;
        var subject = ReportWords.FullName(drift.Object) == title ? "" : ReportWords.Name(drift.Object);
        var (tag, tone) = (finding.Severity.ToString(), TextStyle.Of(finding.Severity));
        if (InHeadline(canvas, drift, subject) is { } change)
            canvas.Tagged(tag, tone, change, drift.Id, Indent, Hang);
        else
        {
            canvas.Tagged(tag, tone, $"{subject} {ReportWords.Predicate(drift)}".TrimStart(), drift.Id, Indent, Hang);
            foreach (var facet in drift.Facets)
                WriteChange(canvas, facet);
        }
        if (drift.Verb != DriftVerb.Changed)
            WriteObject(canvas, (drift.Expected ?? drift.Actual)!);
        WriteDecision(canvas, finding);
        if (finding.FirstSeen is { } seen && seen < now)
            canvas.Line($"known for {AgeWords.Of(now - seen)}, since {AgeWords.Day(seen)}", Hang, tone: Tone.Quiet);
    }

    /// <summary>The one change of an object, when it fits beside the drift's id; else null.</summary>
    private static string? InHeadline(TextCanvas canvas, Drift drift, string subject)
    {
        if (drift.Facets is not [var change] || drift.Folded.Count > 0 || NeedsLines(change))
            return null;
        var (from, to) = FacetWords.Pair(change.From, change.To);
        var text = $"{(subject.Length == 0 ? "" : subject + ", ")}{change.Name}: {from} → {to}";
        return Columns.Of(text) + 2 + drift.Id.Length <= canvas.Beside(Hang) ? text : null;
    }

    private static bool NeedsLines(FacetChange change) =>
        FacetWords.IsMultiline(change.From) || FacetWords.IsMultiline(change.To);

    private static void WriteDecision(TextCanvas canvas, Finding finding)
    {
        var cause = finding.Cause == "unknown" ? "" : $", cause {Visible.Text(finding.Cause)}";
        var blocks = finding.Blocks ? ", blocks" : "";
        var kind = $"{finding.Drift.Group}, risk {ReportWords.Of(finding.Risk)}{cause}{blocks}";
        var rule = $"rule {Visible.Text(finding.Rule.ToString())}";
        if (Columns.Of(kind) + 2 + Columns.Of(rule) <= canvas.Beside(Hang))
            canvas.Line($"{kind}; {rule}", Hang, tone: Tone.Quiet);
        else
        {
            canvas.Line(kind, Hang, tone: Tone.Quiet);
            canvas.Line(rule, Hang, Deep, Tone.Quiet);
        }
        if (finding.Accepted is { } acceptance)
            canvas.Line(ReportWords.Accepted(acceptance), Hang, Deep, Tone.Good);
    }

    private static void WriteChange(TextCanvas canvas, FacetChange change)
    {
        var (from, to) = FacetWords.Pair(change.From, change.To);
        var line = $"{change.Name}: {from} → {to}";
        var multiline = NeedsLines(change);
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
