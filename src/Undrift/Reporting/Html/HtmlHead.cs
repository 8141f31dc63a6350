using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>The head that all pages have: the style, and a policy that lets nothing in but what this program wrote.</summary>
internal static class HtmlHead
{
    private static readonly string Style = Resource("report.css");

    /// <summary>Writes the head, up to the body.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="script">The script that it ends with; null: none runs.</param>
    public static void Write(Markup page, string title, string? script = null)
    {
        var policy =
            $"default-src 'none'; style-src 'sha256-{Digest(Style)}'; "
            + (script is null ? "" : $"script-src 'sha256-{Digest(script)}'; ")
            + "img-src data:; base-uri 'none'; form-action 'none'";
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
            <title>{title}</title>
            <style>
            """
        );
        page.AddTrusted(Style);
        page.Add($"</style>\n</head>\n");
    }

    /// <summary>A file that is built into the program.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(HtmlHead).Assembly.GetManifestResourceStream("html/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>As the policy wants it: of what stands between the tags, byte for byte (Content Security Policy Level 3).</summary>
    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
