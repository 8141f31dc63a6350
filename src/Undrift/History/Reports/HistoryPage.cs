namespace Undrift;

/// <summary>
/// The history as one HTML file that needs nothing else: no network, no other file, no script. A content security policy
/// holds it to that; only the style of the report is allowed, by its digest.
/// </summary>
public static class HistoryPage
{
    private const int MostRuns = 60;
    private const int MostEnded = 50;

    /// <summary>Writes the page.</summary>
    public static void Write(HistoryReport report, TextWriter output)
    {
        var page = new Markup();
        HtmlHead.Write(page, "Schema drift: history");
        page.Add($"<body>\n<header>\n<p class=\"kicker\">Schema drift</p>\n<h1>History</h1>\n");
        page.Add($"<p class=\"words\">{Words(report)}</p>\n</header>\n<main>\n");
        foreach (var metrics in report.Metrics)
        {
            page.Add($"<h2>{metrics.Scope}</h2>\n");
            WriteNumbers(page, metrics);
            var runs = report.Runs.Where(run => run.Scope == metrics.Scope);
            HtmlTrend.Write(page, HistoryTrend.Of(runs, MostRuns));
            HistoryTimeline.Write(
                page,
                [.. report.Episodes.Where(episode => episode.Scope == metrics.Scope)],
                report.Now
            );
            WriteEpisodes(page, "What stands", [.. report.Standing(metrics.Scope)], report.Now);
            WriteEpisodes(page, "What went", [.. report.Ended(metrics.Scope).Take(MostEnded)], report.Now);
        }
        page.Add($"</main>\n<footer>{report.Tool} · {report.Place} · {AgeWords.Minute(report.Now)} UTC</footer>\n");
        page.Add($"</body>\n</html>\n");
        output.Write(page);
    }

    private static string Words(HistoryReport report)
    {
        if (report.Runs.Count == 0)
            return "No run was recorded in this time.";
        var (first, last) = (report.Runs[0].At, report.Runs[^1].At);
        return $"{KindWords.Count(report.Runs.Count, "run")} from {AgeWords.Minute(first)} to {AgeWords.Minute(last)} UTC";
    }

    private static void WriteNumbers(Markup page, HistoryMetrics metrics)
    {
        page.Add($"<dl class=\"sources\">\n");
        Fact(page, "Runs", $"{metrics.Runs}, {metrics.Inconclusive} of them inconclusive or failed");
        var oldest = metrics.OldestOpen is { } age ? $", the oldest for {AgeWords.Of(age)}" : "";
        Fact(page, "Open", $"{metrics.Open}{oldest}; {metrics.Accepted} accepted");
        Fact(page, "Detected", $"within {AgeWords.Of(metrics.TimeToDetect)} (mean)");
        var repair = metrics.TimeToRepair is { } mean ? $", after {AgeWords.Of(mean)} (mean)" : "";
        Fact(page, "Repaired", $"{metrics.Repaired}{repair}; {metrics.Returned} came back");
        Fact(page, "Stopped", KindWords.Count(metrics.StoppedDeployments, "deployment"));
        page.Add($"</dl>\n");
    }

    private static void WriteEpisodes(Markup page, string title, IReadOnlyList<Episode> episodes, DateTimeOffset now)
    {
        if (episodes.Count == 0)
            return;
        page.Add($"<section>\n<h3>{title}</h3>\n<ul class=\"list\">\n");
        foreach (var episode in episodes)
        {
            var (drift, severity) = (episode.Drift, episode.Drift.Severity.ToString());
            page.Add(
                $"<li><span class=\"tag {severity}\">{severity}</span> <code>{drift.Object}</code> {drift.Type}: "
            );
            page.Add($"{HistoryTimeline.Words(episode, now)} <code class=\"id\">{drift.Id}</code></li>\n");
        }
        page.Add($"</ul>\n</section>\n");
    }

    private static void Fact(Markup page, string name, string value) =>
        page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
