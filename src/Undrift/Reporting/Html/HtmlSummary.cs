namespace Undrift;

/// <summary>The head of the page: verdict, sources, numbers.</summary>
internal static class HtmlSummary
{
    public static void Write(Markup page, CheckReport report)
    {
        var verdict = ReportWords.Of(report.Judgement.Verdict);
        page.Add($"<header class=\"{verdict}\">\n<p class=\"kicker\">Schema {report.Command}</p>\n");
        page.Add($"<h1>{report.Environment ?? report.Target.Database ?? report.Target.Description} ");
        page.Add($"<span class=\"verdict\">{verdict}</span></h1>\n");
        page.Add($"<p class=\"words\">{Words(report)}</p>\n");
        foreach (var line in ReportWords.Gate(report.Judgement))
            page.Add($"<p class=\"gate\">{line}</p>\n");
        if (report.Judgement is { Verdict: Verdict.Blocked, FailPipeline: false })
            page.Add(
                $"<p class=\"words\"><code>fail_pipeline</code> is false here: reported, and the pipeline goes on.</p>\n"
            );
        page.Add($"<dl class=\"sources\">\n");
        Fact(page, "Desired", ReportWords.Source(report.Desired, report.Engine));
        Fact(page, "Actual", ReportWords.Source(report.Target, report.Engine));
        Fact(page, "Compared", ReportWords.Coverage(report));
        Fact(page, "Checked", Moment.Text(report.StartedAt));
        foreach (var cause in ReportWords.Causes(report.Judgement))
            Fact(page, "Cause", cause);
        page.Add($"</dl>\n");
        WriteNumbers(page, new ReportCounts(report.Judgement), report);
        page.Add($"</header>\n");
    }

    /// <summary>The verdict's reason; its name stands in the heading.</summary>
    private static string Words(CheckReport report)
    {
        var line = ReportWords.VerdictLine(report);
        return line[(line.IndexOf(" - ", StringComparison.Ordinal) + 3)..];
    }

    private static void WriteNumbers(Markup page, ReportCounts counts, CheckReport report)
    {
        page.Add($"<table class=\"numbers\">\n<caption>Drifts that stand</caption>\n");
        page.Add($"<thead><tr><th scope=\"col\">severity</th>");
        foreach (var risk in ReportCounts.Risks)
            page.Add($"<th scope=\"col\">{ReportWords.Of(risk)}<span class=\"wide\"> risk</span></th>");
        page.Add($"<th scope=\"col\">total</th></tr></thead>\n<tbody>\n");
        foreach (var severity in ReportCounts.Severities)
        {
            page.Add(
                $"<tr><th scope=\"row\"><span class=\"tag {severity.ToString()}\">{severity.ToString()}</span></th>"
            );
            foreach (var risk in ReportCounts.Risks)
                Number(page, counts.Of(severity, risk));
            Number(page, counts.Of(severity));
            page.Add($"</tr>\n");
        }
        page.Add($"</tbody>\n</table>\n");
        var (accepted, ignored) = (counts.Accepted, report.Judgement.Ignored.Count);
        if (accepted + ignored > 0)
            page.Add($"<p class=\"besides\">Besides: {accepted} accepted, {ignored} ignored.</p>\n");
    }

    private static void Number(Markup page, int number) =>
        page.Add($"<td class=\"{(number == 0 ? "none" : "some")}\">{number}</td>");

    private static void Fact(Markup page, string name, string value) =>
        page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
