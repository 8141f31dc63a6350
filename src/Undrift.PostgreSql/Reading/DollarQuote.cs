namespace Undrift.PostgreSql.Reading;

/// <summary>Texts between dollar quotes.</summary>
internal static class DollarQuote
{
    /// <summary>The text in quotes that it does not contain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tag">A word for the quotes; made longer where the text has it; empty: as short as can be.</param>
    public static string Of(string text, string tag = "")
    {
        // The whole quote is not enough: $function could end the text, and the quote go on from there.
        var delimiter = "$" + tag;
        if (tag.Length == 0 && text.Contains('$'))
            delimiter = "$x";
        while (text.Contains(delimiter, StringComparison.Ordinal))
            delimiter += "x";
        return $"{delimiter}${text}{delimiter}$";
    }
}
