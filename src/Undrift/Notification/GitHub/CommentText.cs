namespace Undrift;

/// <summary>What a comment on a pull request says.</summary>
internal static class CommentText
{
    /// <summary>GitHub takes 65,536 characters, and answers 422 to more.</summary>
    public const int Longest = 65_536;

    /// <summary>The report, cut at drifts, with a link to the whole of it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="page">Where the whole report is; null: nobody says.</param>
    public static string Of(CheckReport report, string? page) =>
        MarkdownReport.Text(report, MarkdownLimits.Comment) + Link(page);

    /// <summary>One line for a check that found nothing.</summary>
    public static string Clean(CheckReport report, string? page)
    {
        var environment = report.Environment is { } name ? $" of {MarkdownText.Prose(name, 200)}" : "";
        var words = MarkdownText.Prose(ReportWords.VerdictLine(report));
        return $"✅ Schema {report.Command}{environment}: {words} ({ReportWords.Coverage(report)} compared)\n{Link(page)}";
    }

    /// <summary>The link to the whole report. Markdown's signs in an address would end it.</summary>
    public static string Link(string? page) =>
        page is not null
        && Uri.TryCreate(page, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
            ? $"\n[Full report]({Escaped(page)})\n"
            : "";

    private static string Escaped(string page) =>
        new Uri(page)
            .AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
}
