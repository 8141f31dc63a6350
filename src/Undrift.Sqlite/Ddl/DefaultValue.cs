namespace Undrift.Sqlite;

/// <summary>
/// The normal form of a DEFAULT. Seen by experiment (3.40): a bare or quoted name is a string, TRUE and FALSE are 1 and 0,
/// parentheses around a literal change nothing, and DEFAULT NULL is what no DEFAULT is.
/// </summary>
internal static class DefaultValue
{
    /// <summary>Takes what stands behind DEFAULT.</summary>
    public static string? Take(TokenCursor cursor, TableExpressions expressions)
    {
        if (cursor.Current.IsSign("("))
        {
            var inside = NormalText.WithoutOuterParentheses(cursor.Parenthesised());
            return Literal(inside) ?? NullIfNull(expressions.Normal(inside));
        }
        var sign = cursor.TrySign("-") ? "-" : "";
        if (sign.Length == 0)
            cursor.TrySign("+");
        var token = cursor.Take();
        if (sign.Length > 0 || token.Kind is TokenKind.Number)
            return sign + NormalText.Of([token]);
        return token.Kind switch
        {
            TokenKind.Word => Word(token.Value),
            TokenKind.DoubleQuoted or TokenKind.Quoted => NormalText.Literal(token.Value),
            _ => NullIfNull(NormalText.Of([token])),
        };
    }

    /// <summary>The default as it may stand in SQL: an expression needs parentheses, and they never harm.</summary>
    public static string InSql(string value) => "(" + value + ")";

    private static string? Literal(ReadOnlySpan<Token> inside) =>
        inside switch
        {
            [{ Kind: TokenKind.Number } number] => Names.Fold(number.Value),
            [{ Kind: TokenKind.Sign, Value: "+" }, { Kind: TokenKind.Number } number] => Names.Fold(number.Value),
            [{ Kind: TokenKind.Sign, Value: "-" }, { Kind: TokenKind.Number } number] => "-" + Names.Fold(number.Value),
            [{ Kind: TokenKind.Word } word] when Truth(word.Value) is { } truth => truth,
            _ => null,
        };

    private static string? Word(string word) =>
        Names.Fold(word) switch
        {
            "null" => null,
            "current_timestamp" or "current_date" or "current_time" => Names.Fold(word),
            _ => Truth(word) ?? NormalText.Literal(word),
        };

    private static string? Truth(string word) =>
        Names.Fold(word) switch
        {
            "true" => "1",
            "false" => "0",
            _ => null,
        };

    private static string? NullIfNull(string text) => text is "null" ? null : text;
}
