using System.Globalization;
using System.Text;

namespace Undrift;

/// <summary>
/// Makes text from a database or a file safe to print: control characters would drive the terminal, direction marks would
/// show another text than the one that is there, and invisible characters would make two names look the same.
/// </summary>
internal static class Visible
{
    /// <summary>The text on one line; what cannot be seen stands as an escape.</summary>
    public static string Text(string text) =>
        // GitHub's runner takes "##[…]" for a command wherever it stands in a line (actions/runner, ActionCommand.cs).
        Seen(text).Replace("##[", @"#\u0023[", StringComparison.Ordinal);

    /// <summary>The beginning of a text, with a sign that there is more; whole characters only.</summary>
    /// <param name="text">A text that is fit to print.</param>
    /// <param name="longest">The most UTF-16 units, sign included.</param>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = longest - 1;
        return text[..(char.IsLowSurrogate(text[end]) ? end - 1 : end)] + "…";
    }

    private static string Seen(string text)
    {
        if (IsPlain(text))
            return text;
        var visible = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var done = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (done && !IsHidden(rune))
                visible.Append(rest[..length]);
            else if (rest[0] is '\n' or '\r' or '\t')
                visible.Append(
                    rest[0] switch
                    {
                        '\n' => @"\n",
                        '\r' => @"\r",
                        _ => @"\t",
                    }
                );
            else
                foreach (var unit in rest[..length])
                    AppendEscape(visible, unit);
            rest = rest[length..];
        }
        return visible.ToString();
    }

    /// <summary>The text with every character outside ASCII as an escape: for texts that look the same and are not.</summary>
    public static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length * 2);
        foreach (var unit in text)
        {
            if (unit < 0x7F)
                ascii.Append(unit);
            else
                AppendEscape(ascii, unit);
        }
        return ascii.ToString();
    }

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => true,
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
            UnicodeCategory.SpaceSeparator => rune.Value != ' ',
            _ => false,
        };

    private static void AppendEscape(StringBuilder text, char unit) =>
        text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
}
