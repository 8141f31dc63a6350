using System.Globalization;
using System.Text;

namespace Undrift;

/// <summary>How wide a text is on a terminal, and where it breaks.</summary>
internal static class Columns
{
    /// <summary>Terminal columns of a text: two for East Asian wide characters and emoji, none for combining marks.</summary>
    public static int Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return text.Length;
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Of(rune);
        return columns;
    }

    /// <summary>
    /// Breaks a text at spaces into lines of at most the width; a word that is wider stands alone, unbroken, so that a
    /// name can still be copied.
    /// </summary>
    /// <param name="text">One line; leading spaces are kept.</param>
    /// <param name="first">Columns for the first line.</param>
    /// <param name="rest">Columns for the other lines.</param>
    public static IEnumerable<string> Wrap(string text, int first, int rest)
    {
        var line = new StringBuilder();
        var (columns, width, words) = (0, first, 0);
        foreach (var word in text.Split(' '))
        {
            var needed = Of(word);
            if (words > 0 && columns + 1 + needed > width && line.ToString().Trim().Length > 0)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                (columns, width, words) = (0, rest, 0);
            }
            if (words++ > 0)
            {
                line.Append(' ');
                columns++;
            }
            line.Append(word);
            columns += needed;
        }
        yield return line.ToString().TrimEnd();
    }

    private static int Of(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };

    /// <summary>The blocks that Unicode's East Asian Width calls wide, taken whole.</summary>
    private static bool IsWide(int value) =>
        value
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD);
}
