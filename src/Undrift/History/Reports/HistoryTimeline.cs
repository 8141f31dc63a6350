namespace Undrift;

/// <summary>The drifts as bars from the run that first saw them to the one that no longer did.</summary>
internal static class HistoryTimeline
{
    private const int Most = 40;
    private const int Width = 720;
    private const int Step = 8;
    private const int Thickness = 5;

    /// <summary>Writes the chart; nothing where there is nothing to compare.</summary>
    public static void Write(Markup page, IReadOnlyList<Episode> episodes, DateTimeOffset now)
    {
        var shown = episodes.TakeLast(Most).ToArray();
        if (shown.Length < 2)
            return;
        var start = shown[0].FirstSeen;
        var whole = Math.Max(1, (now - start).TotalSeconds);
        page.Add($"<section class=\"trend\">\n<h2>When each drift was there</h2>\n<figure>\n");
        page.Add($"<svg viewBox=\"0 0 {Width} {shown.Length * Step}\" preserveAspectRatio=\"none\" role=\"img\" ");
        page.Add($"aria-label=\"{KindWords.Count(shown.Length, "drift")}; the lists below say the same\">\n");
        foreach (var (row, episode) in shown.Index())
        {
            var (left, right) = (At(episode.FirstSeen), At(episode.EndedAt ?? now));
            page.Add($"<g><title>{Visible.Text(episode.Drift.Object)}: {Words(episode, now)}</title>");
            page.Add($"<rect class=\"{episode.Drift.Severity.ToString()}\" x=\"{left}\" y=\"{row * Step}\" ");
            page.Add($"width=\"{Math.Max(2, right - left)}\" height=\"{Thickness}\"/></g>\n");
        }
        page.Add(
            $"</svg>\n<figcaption><span>{AgeWords.Day(start)}</span><span>{AgeWords.Day(now)}</span></figcaption>\n"
        );
        page.Add($"</figure>\n</section>\n");

        int At(DateTimeOffset time) => (int)((time - start).TotalSeconds / whole * Width);
    }

    /// <summary>Since when, for how long, how it stands.</summary>
    public static string Words(Episode episode, DateTimeOffset now)
    {
        var state = episode.State.ToString().ToLowerInvariant();
        var by = episode is { State: EpisodeState.Accepted, Drift.AcceptedBy: { } name } ? $" by {name}" : "";
        var again = episode.Recurrence == 0 ? "" : $", had come back {KindWords.Count(episode.Recurrence, "time")}";
        return $"{state}{by}, seen {AgeWords.Day(episode.FirstSeen)}, there for {AgeWords.Of(episode.Age(now))}{again}";
    }
}
