namespace Undrift.PostgreSql.Reading;

/// <summary>String literals as simple_quote_literal() of the server writes them.</summary>
internal static class Literal
{
    /// <summary>The text in single quotes; with E before it when a backslash stands in it.</summary>
    public static string Quote(string text)
    {
        var quoted = "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        return text.Contains('\\') ? "E" + quoted.Replace("\\", "\\\\", StringComparison.Ordinal) : quoted;
    }
}
