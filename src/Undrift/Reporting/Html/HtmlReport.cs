namespace Undrift;

/// <summary>
/// The report as one HTML file that needs nothing else: no network, no other file. A content security policy holds it to
/// that; only the style and the script that this program put in are allowed, by their digests.
/// </summary>
public static class HtmlReport
{
    private static readonly string Script = HtmlHead.Resource("report.js");

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        var page = new Markup();
        var title = $"Schema {report.Command}{(report.Environment is { } name ? $" of {name}" : "")}";
        HtmlHead.Write(page, $"{title}: {ReportWords.Of(report.Judgement.Verdict)}", Script);
        page.Add($"<body>\n");
        HtmlSummary.Write(page, report);
        page.Add($"<main>\n");
        HtmlTail.WriteGaps(page, report.Judgement.Gaps);
        HtmlTrend.Write(page, report.Trend);
        HtmlFindings.Write(page, report);
        HtmlTail.Write(page, report);
        page.Add($"</main>\n<footer>{report.Tool} · fingerprint <code>{report.Fingerprint}</code></footer>\n<script>");
        page.AddTrusted(Script);
        page.Add($"</script>\n</body>\n</html>\n");
        output.Write(page);
    }
}
