namespace Undrift;

/// <summary>Earlier checks as a chart of stacked bars, with the same numbers as a table.</summary>
internal static class HtmlTrend
{
    private const int Most = 60;

    /// <summary>Few checks make no broad bars.</summary>
    private const int Least = 30;
    private const int Height = 100;
    private const int Step = 12;
    private const int Width = 8;

    /// <summary>Writes the section; nothing where no history was given.</summary>
    public static void Write(Markup page, IReadOnlyList<TrendPoint> trend)
    {
        if (trend.Count == 0)
            return;
        var shown = trend.Skip(trend.Count - Most).ToArray();
        var top = Math.Max(1, shown.Max(point => point.Total));
        page.Add($"<section class=\"trend\">\n<h2>Trend</h2>\n");
        page.Add(
            $"<figure>\n<svg viewBox=\"0 0 {Math.Max(shown.Length, Least) * Step} {Height + 2}\" preserveAspectRatio=\"none\" role=\"img\" "
        );
        page.Add($"aria-label=\"Drifts of the last {shown.Length} checks, at most {top}\">\n");
        for (var n = 0; n < shown.Length; n++)
            WriteBar(page, shown[n], n * Step, top);
        page.Add($"</svg>\n<figcaption><span>{Day(shown[0])[..10]}</span><span>at most {top}</span>");
        page.Add($"<span>{Day(shown[^1])[..10]}</span></figcaption>\n</figure>\n");
        WriteTable(page, shown);
        page.Add($"</section>\n");
    }

    private static void WriteBar(Markup page, TrendPoint point, int left, int top)
    {
        page.Add($"<g><title>{Day(point)}: {Words(point)}</title>");
        page.Add($"<rect class=\"base\" x=\"{left}\" y=\"{Height}\" width=\"{Width}\" height=\"2\"/>");
        var (bottom, sum) = (Height, 0);
        foreach (
            var (severity, number) in (ReadOnlySpan<(string, int)>)
                [("ERROR", point.Errors), ("WARNING", point.Warnings), ("INFO", point.Infos)]
        )
        {
            sum += number;
            var up = Height - (int)Math.Round((double)sum * Height / top);
            if (bottom > up)
                page.Add(
                    $"<rect class=\"{severity}\" x=\"{left}\" y=\"{up}\" width=\"{Width}\" height=\"{bottom - up}\"/>"
                );
            bottom = up;
        }
        page.Add($"</g>\n");
    }

    private static void WriteTable(Markup page, IEnumerable<TrendPoint> points)
    {
        page.Add($"<details><summary>As a table</summary>\n<div class=\"scroll\"><table>\n<thead><tr><th>checked</th>");
        page.Add($"<th>verdict</th><th>ERROR</th><th>WARNING</th><th>INFO</th></tr></thead>\n<tbody>\n");
        foreach (var point in points.Reverse())
        {
            page.Add($"<tr><td>{Day(point)}</td><td>{ReportWords.Of(point.Verdict)}</td>");
            page.Add($"<td>{point.Errors}</td><td>{point.Warnings}</td><td>{point.Infos}</td></tr>\n");
        }
        page.Add($"</tbody>\n</table></div></details>\n");
    }

    private static string Words(TrendPoint point) =>
        $"{ReportWords.Of(point.Verdict)}, {point.Errors} ERROR, {point.Warnings} WARNING, {point.Infos} INFO";

    private static string Day(TrendPoint point) => AgeWords.Minute(point.At);
}
