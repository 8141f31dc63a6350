namespace Undrift.PostgreSql.Kinds;

/// <summary>The options of a text search dictionary, as serialize_deflist() of tsearchcmds.c writes them.</summary>
internal static class DictionaryOptions
{
    /// <summary>The options one by one; their order means nothing, so they are sorted.</summary>
    /// <param name="text">For example <c>stopwords = 'english', accept = 'false'</c>.</param>
    public static IReadOnlyList<string>? Of(string? text) =>
        text is null ? null : [.. Split(text).Order(StringComparer.Ordinal)];

    // Commas within quotes belong to a name or a value. A quote in a quoted text is doubled: it ends and begins again.
    // A backslash is doubled (E'…') too, so that none stands before a quote.
    private static IEnumerable<string> Split(string text)
    {
        var (start, quote) = (0, '\0');
        for (var at = 0; at < text.Length; at++)
            if (quote != '\0')
                quote = text[at] == quote ? '\0' : quote;
            else if (text[at] is '\'' or '"')
                quote = text[at];
            else if (text[at] == ',')
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        yield return text[start..].Trim();
    }
}
