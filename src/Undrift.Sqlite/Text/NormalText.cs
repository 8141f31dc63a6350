using System.Text;

namespace Undrift.Sqlite;

/// <summary>
/// The normal form of a piece of SQL: two texts have the same one when they differ in nothing but comments, white space,
/// the case of words and the quoting of names. Literals are kept exactly.
/// </summary>
internal static class NormalText
{
    /// <summary>The normal form; a name in double quotes is always taken for a name.</summary>
    public static string Of(ReadOnlySpan<Token> tokens) => Of(tokens, null);

    /// <summary>The normal form.</summary>
    /// <param name="tokens">The piece.</param>
    /// <param name="known">
    /// The names that exist where the piece stands; what is in double quotes and none of them is a string to SQLite. Null:
    /// everything in double quotes is a name.
    /// </param>
    public static string Of(ReadOnlySpan<Token> tokens, NameScope? known)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && SpaceBetween(tokens[i - 1], tokens[i]))
                text.Append(' ');
            text.Append(Of(tokens, i, known));
        }
        return text.ToString();
    }

    /// <summary>The piece without parentheses that enclose all of it: <c>((a))</c> is <c>a</c>.</summary>
    public static ReadOnlySpan<Token> WithoutOuterParentheses(ReadOnlySpan<Token> tokens)
    {
        while (tokens.Length > 2 && tokens[0].IsSign("(") && ClosingParenthesis(tokens) == tokens.Length - 1)
            tokens = tokens[1..^1];
        return tokens;
    }

    /// <summary>Position of the parenthesis that closes the first token; -1: none.</summary>
    public static int ClosingParenthesis(ReadOnlySpan<Token> tokens)
    {
        var depth = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].IsSign("(") ? 1 : 0;
            depth -= tokens[i].IsSign(")") ? 1 : 0;
            if (depth == 0)
                return i;
        }
        return -1;
    }

    /// <summary>A string literal.</summary>
    public static string Literal(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Of(ReadOnlySpan<Token> tokens, int at, NameScope? known)
    {
        var token = tokens[at];
        return token.Kind switch
        {
            TokenKind.Word => Names.Fold(token.Value),
            TokenKind.DoubleQuoted when known?.IsName(tokens, at) == false => known.StringForm(token.Value),
            TokenKind.Quoted or TokenKind.DoubleQuoted => Names.Unquote(token.Value),
            TokenKind.Text => Literal(token.Value),
            TokenKind.Blob => "x'" + Names.Fold(token.Value) + "'",
            TokenKind.Number => Names.Fold(token.Value),
            TokenKind.Sign => token.Value switch
            {
                "==" => "=",
                "!=" => "<>",
                var sign => sign,
            },
            _ => token.Value,
        };
    }

    private static bool SpaceBetween(Token left, Token right)
    {
        if (left.Kind is TokenKind.Sign && left.Value is "(" or ".")
            return false;
        if (right.Kind is not TokenKind.Sign)
            return true;
        return right.Value switch
        {
            ")" or "," or "." or ";" => false,
            "(" => !(left.IsName && !(left.Kind is TokenKind.Word && Names.IsKeyword(Names.Fold(left.Value)))),
            _ => true,
        };
    }
}
