using System.Text;

namespace Undrift;

/// <summary>
/// Makes text safe in GitHub's Markdown, in a table cell as well as in HTML. Names and values stand in <c>code</c>
/// elements, where GitHub makes neither mentions nor links; prose has an invisible break behind <c>@</c> and <c>#</c>.
/// </summary>
internal static class MarkdownText
{
    private const string Markup = "&<>\"`|*_[]{}~\\$";
    private const string Links = "@#";

    /// <summary>Nobody reads more in one line; the JSON report has the whole text.</summary>
    private const int Longest = 1000;

    /// <summary>A name or value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Characters of it that are shown.</param>
    public static string Code(string text, int longest = Longest)
    {
        // HTML shows two spaces as one; a name can differ in just that.
        var safe = Escape(text, longest, breaksLinks: false).Replace("  ", " &#160;", StringComparison.Ordinal);
        return $"<code>{safe}</code>";
    }

    /// <summary>Words that a person wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Characters of it that are shown.</param>
    public static string Prose(string text, int longest = Longest) => Escape(text, longest, breaksLinks: true);

    /// <summary>Lines in a fence that none of them can close; the language only colours them.</summary>
    public static string Fence(IReadOnlyList<string> lines, string language)
    {
        var longest = lines.Select(LongestRun).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{string.Join('\n', lines)}\n{fence}\n";
    }

    /// <summary>Entities cannot be read as markup, whatever stands around them (CommonMark 0.31, section 2.5).</summary>
    private static string Escape(string text, int longest, bool breaksLinks)
    {
        var safe = new StringBuilder(text.Length + 16);
        var shown = Visible.Cut(Visible.Text(text), longest);
        for (var at = 0; at < shown.Length; at++)
        {
            var unit = shown[at];
            var isLink = Links.Contains(unit);
            var isMarkup = Markup.Contains(unit) || BeginsAddress(shown.AsSpan(0, at + 1));
            if (isLink || isMarkup || (at == 0 && BeginsBlock(shown)))
                safe.Append("&#").Append((int)unit).Append(';');
            else
                safe.Append(unit);
            if (isLink && breaksLinks)
                safe.Append("&#8203;");
        }
        return safe.ToString();
    }

    /// <summary>What would begin a list, a heading's line or code where a line begins with it (CommonMark 0.31, chapter 4).</summary>
    private static bool BeginsBlock(string text)
    {
        var behind = text.AsSpan().TrimStart("0123456789");
        return text[0] is '-' or '+' or '=' or ' ' || (behind.Length < text.Length && behind is ['.' or ')', ..]);
    }

    /// <summary>What GitHub makes a link of without any sign of markup (GitHub Flavored Markdown, section 6.9).</summary>
    private static bool BeginsAddress(ReadOnlySpan<char> text)
    {
        foreach (var start in (ReadOnlySpan<string>)["http:", "https:", "ftp:", "www."])
            if (text.EndsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var unit in line)
        {
            run = unit == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
