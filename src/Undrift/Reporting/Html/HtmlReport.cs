using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// The report as one HTML file that needs nothing else: no network, no other file. A content security policy holds it to
/// that; only the style and the script that this program put in are allowed, by their digests.
/// </summary>
public static class HtmlReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        var page = new Markup();
        WriteHead(page, report);
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

    private static void WriteHead(Markup page, CheckReport report)
    {
        var policy =
            $"default-src 'none'; style-src 'sha256-{Digest(Style)}'; script-src 'sha256-{Digest(Script)}'; "
            + "img-src data:; base-uri 'none'; form-action 'none'";
        var title = $"Schema {report.Command}{(report.Environment is { } name ? $" of {name}" : "")}";
        page.Add(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <link rel="icon" href="data:,">
            <title>{title}: {ReportWords.Of(report.Judgement.Verdict)}</title>
            <style>
            """
        );
        page.AddTrusted(Style);
        page.Add($"</style>\n</head>\n");
    }

    /// <summary>As the policy wants it: of what stands between the tags, byte for byte (Content Security Policy Level 3).</summary>
    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("html/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
