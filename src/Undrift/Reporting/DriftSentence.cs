namespace Undrift;

/// <summary>A drift in one sentence, for places that show a line. Every text is fit to print.</summary>
internal static class DriftSentence
{
    private const int LongestValue = 100;

    /// <summary>How much of what two long values have in common is kept before they part.</summary>
    private const int Shared = 20;

    /// <summary><c>column public.users.email differs: type: text → bigint</c>.</summary>
    /// <param name="drift">The drift.</param>
    /// <param name="longest">Characters that it may have.</param>
    public static string Of(Drift drift, int longest)
    {
        var what = drift.Facets.Count == 0 ? "" : ": " + string.Join("; ", drift.Facets.Select(Change));
        return Visible.Cut($"{ReportWords.FullName(drift.Object)} {ReportWords.Predicate(drift)}{what}", longest);
    }

    /// <summary><c>type: text → bigint</c>; of texts with several lines, how many of them differ.</summary>
    public static string Change(FacetChange change)
    {
        var name = Visible.Text(change.Name);
        if (!FacetWords.IsMultiline(change.From) && !FacetWords.IsMultiline(change.To))
        {
            var (from, to) = Parted(FacetWords.Pair(change.From, change.To));
            return $"{name}: {Visible.Cut(from, LongestValue)} → {Visible.Cut(to, LongestValue)}";
        }
        var lines = LineDiff.Of(FacetWords.Lines(change.From), FacetWords.Lines(change.To));
        var differ = Math.Max(
            lines.Count(line => line.Side == LineSide.Expected),
            lines.Count(line => line.Side == LineSide.Found)
        );
        return $"{name} ({KindWords.Count(differ, "line")} {(differ == 1 ? "differs" : "differ")})";
    }

    /// <summary>Two long values from shortly before where they part: else both might be cut where they are still the same.</summary>
    private static (string From, string To) Parted((string From, string To) values)
    {
        var (from, to) = values;
        var start = from.AsSpan().CommonPrefixLength(to) - Shared;
        if (start <= 0 || (from.Length <= LongestValue && to.Length <= LongestValue))
            return values;
        if (char.IsLowSurrogate(from[start]))
            start--;
        return ("…" + from[start..], "…" + to[start..]);
    }
}
