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

    /// <summary>A name or value.</summary>
    public static string Code(string text)
    {
        // HTML shows two spaces as one; a name can differ in just that.
        var safe = Escape(text, breaksLinks: false).Replace("  ", " &#160;", StringComparison.Ordinal);
        return $"<code>{safe}</code>";
    }

    /// <summary>Words that a person wrote.</summary>
    public static string Prose(string text) => Escape(text, breaksLinks: true);

    /// <summary>Lines in a fence that none of them can close; the language only colours them.</summary>
    public static string Fence(IReadOnlyList<string> lines, string language)
    {
        var longest = lines.Select(LongestRun).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{string.Join('\n', lines)}\n{fence}\n";
    }

    /// <summary>Entities cannot be read as markup, whatever stands around them (CommonMark 0.31, section 2.5).</summary>
    private static string Escape(string text, bool breaksLinks)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var unit in Visible.Text(text))
        {
            var isLink = Links.Contains(unit);
            if (isLink || Markup.Contains(unit))
                safe.Append("&#").Append((int)unit).Append(';');
            else
                safe.Append(unit);
            if (isLink && breaksLinks)
                safe.Append("&#8203;");
        }
        return safe.ToString();
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
