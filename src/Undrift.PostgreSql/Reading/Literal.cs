namespace Undrift.PostgreSql.Reading;

/// <summary>String literals as simple_quote_literal() of the server writes them.</summary>
internal static class Literal
{
    /// <summary>The text in single quotes; a backslash means itself (standard_conforming_strings is on).</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
