namespace Undrift.PostgreSql.Reading;

/// <summary>Takes apart what the server printed, outside of quotes and parentheses.</summary>
internal static class PrintedText
{
    private const string Comma = ",";

    /// <summary>The expressions of a list.</summary>
    public static IEnumerable<string> Split(string list)
    {
        var start = 0;
        for (int end; (end = IndexOf(list, start, Comma)) >= 0; start = end + Comma.Length)
            yield return list[start..end].Trim();
        if (list[start..].Trim() is { Length: > 0 } last)
            yield return last;
    }

    /// <summary>
    /// Where one of the words follows outside of quotes and parentheses; -1: nowhere. In strings and names a quote is
    /// doubled, which closes and opens again.
    /// </summary>
    public static int IndexOf(string text, int start, params ReadOnlySpan<string> words)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth--;
            else if (depth == 0 && IsAt(text, i, words))
                return i;
        }
        return -1;
    }

    private static bool IsAt(string text, int at, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (
                string.CompareOrdinal(text, at, word, 0, word.Length) == 0
                && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))
            )
                return true;
        return false;
    }
}
