namespace Undrift;

/// <summary>What differs, side by side; of an object that one side lacks, what it is.</summary>
internal static class HtmlDefinitions
{
    /// <summary>Longer texts are shown with this many equal lines around each difference.</summary>
    private const int Whole = 200;
    private const int Context = 5;

    public static void Write(Markup page, Drift drift)
    {
        var small = drift.Facets.Where(change => !NeedsLines(change)).ToArray();
        if (small.Length > 0)
            WriteSmall(page, small);
        foreach (var change in drift.Facets.Where(NeedsLines))
            WriteSideBySide(page, change);
        if (drift.Verb != DriftVerb.Changed)
            WriteObject(page, (drift.Expected ?? drift.Actual)!);
        if (drift.Folded.Count > 0)
            WriteFolded(page, drift.Folded);
    }

    /// <summary>A text as lines, each made visible.</summary>
    public static void WriteLines(Markup page, string text)
    {
        foreach (var line in text.Split('\n'))
            page.Add($"{line}\n");
    }

    private static bool NeedsLines(FacetChange change) =>
        FacetWords.IsMultiline(change.From)
        || FacetWords.IsMultiline(change.To)
        || (change.From.AsList is not null && change.To.AsList is not null);

    private static void WriteSmall(Markup page, IEnumerable<FacetChange> changes)
    {
        page.Add($"<table class=\"sides\">\n<thead><tr><th scope=\"col\">property</th><th scope=\"col\">expected</th>");
        page.Add($"<th scope=\"col\">found</th></tr></thead>\n<tbody>\n");
        foreach (var change in changes)
        {
            var (from, to) = FacetWords.Pair(change.From, change.To);
            page.Add(
                $"<tr><th scope=\"row\">{change.Name}</th><td data-side=\"expected\"><code class=\"old\">{from}</code></td>"
            );
            page.Add($"<td data-side=\"found\"><code class=\"new\">{to}</code></td></tr>\n");
        }
        page.Add($"</tbody>\n</table>\n");
    }

    private static void WriteSideBySide(Markup page, FacetChange change)
    {
        var (expected, found) = (FacetWords.Lines(change.From), FacetWords.Lines(change.To));
        var context = expected.Length + found.Length > Whole ? Context : Whole;
        page.Add($"<h4>{change.Name}</h4>\n<table class=\"diff\">\n");
        page.Add($"<thead><tr><th scope=\"col\">expected</th><th scope=\"col\">found</th></tr></thead>\n<tbody>\n");
        foreach (var (left, right) in Rows(LineDiff.Of(expected, found, context)))
            if (left?.Side is LineSide.Skipped)
                page.Add($"<tr class=\"skipped\"><td colspan=\"2\">{left.Value.Text}</td></tr>\n");
            else if (left?.Side is LineSide.Both)
                page.Add($"<tr class=\"same\"><td>{left.Value.Text}</td><td>{left.Value.Text}</td></tr>\n");
            else
            {
                page.Add($"<tr>");
                Cell(page, "old", left);
                Cell(page, "new", right);
                page.Add($"</tr>\n");
            }
        page.Add($"</tbody>\n</table>\n");
    }

    private static void Cell(Markup page, string side, LineOfDiff? line)
    {
        if (line is { } shown)
            page.Add($"<td class=\"{side}\">{shown.Text}</td>");
        else
            page.Add($"<td class=\"empty\"></td>");
    }

    /// <summary>Changed lines beside those that stand in their place.</summary>
    private static IEnumerable<(LineOfDiff? Left, LineOfDiff? Right)> Rows(List<LineOfDiff> lines)
    {
        for (var at = 0; at < lines.Count; )
        {
            if (lines[at].Side is LineSide.Both or LineSide.Skipped)
            {
                yield return (lines[at++], null);
                continue;
            }
            var left = lines.Skip(at).TakeWhile(line => line.Side == LineSide.Expected).ToArray();
            var right = lines.Skip(at + left.Length).TakeWhile(line => line.Side == LineSide.Found).ToArray();
            for (var n = 0; n < Math.Max(left.Length, right.Length); n++)
                yield return (n < left.Length ? left[n] : null, n < right.Length ? right[n] : null);
            at += left.Length + right.Length;
        }
    }

    private static void WriteObject(Markup page, CatalogObject item)
    {
        var (small, large) = (new List<FacetEntry>(), new List<FacetEntry>());
        foreach (var entry in item.Facets)
            if (entry.Facet.IgnoredReason is null)
                (FacetWords.IsMultiline(entry.Value) ? large : small).Add(entry);
        if (small.Count > 0)
        {
            page.Add($"<table class=\"properties\">\n<tbody>\n");
            foreach (var entry in small)
                page.Add(
                    $"<tr><th scope=\"row\">{entry.Facet.Name}</th><td><code>{FacetWords.One(entry.Value)}</code></td></tr>\n"
                );
            page.Add($"</tbody>\n</table>\n");
        }
        foreach (var entry in large)
        {
            page.Add($"<h4>{entry.Facet.Name}</h4>\n<pre tabindex=\"0\"><code>");
            WriteLines(page, entry.Value.AsText!);
            page.Add($"</code></pre>\n");
        }
    }

    private static void WriteFolded(Markup page, IReadOnlyList<CatalogObject> folded)
    {
        page.Add($"<h4>With it: {KindWords.Counts(folded)}</h4>\n<ul class=\"folded\">\n");
        foreach (var item in folded)
            page.Add($"<li>{ReportWords.Name(item.Id)}</li>\n");
        page.Add($"</ul>\n");
    }
}
