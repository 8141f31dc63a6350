using System.Text;

namespace Undrift.MySql.Text;

/// <summary>
/// Forms of texts in which what says nothing is gone: comments, which the command-line client takes out before it sends a
/// statement, and the width of white space.
/// </summary>
internal static class NormalText
{
    /// <summary>
    /// A statement that somebody wrote (the body of a routine): without comments, white space as one blank or one line
    /// break, so that a report can show line by line what differs.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="modes">The modes under which it is read; null: the usual ones.</param>
    public static string Body(string sql, string? modes = null)
    {
        var escapes = modes?.Contains("NO_BACKSLASH_ESCAPES", StringComparison.Ordinal) != true;
        return Joined(sql, SqlTokenizer.Split(sql, escapes), '\n');
    }

    /// <summary>An expression that the server wrote, without parentheses that say nothing, spaced in one way.</summary>
    public static string Expression(string sql) => Spaced(Parentheses.Reduced(SqlTokenizer.Split(sql)));

    /// <summary>The tokens of what a server wrote, spaced in one way.</summary>
    public static string Spaced(List<SqlToken> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && IsApart(tokens[i - 1], tokens[i]))
                text.Append(' ');
            text.Append(tokens[i].Kind is SqlTokenKind.Name ? Names.Quote(tokens[i].Value) : tokens[i].Value);
        }
        return text.ToString();
    }

    private static bool IsApart(SqlToken left, SqlToken right)
    {
        if (left.IsSign('(') || left.IsSign(',') || left.IsSign('.'))
            return false;
        if (right.Kind is not SqlTokenKind.Sign)
            return true;
        if (right.IsSign(')') || right.IsSign(',') || right.IsSign('.'))
            return false;
        // A call has its parenthesis at its name; the signs of one operator stand together.
        return right.IsSign('(')
            ? left.End < right.Start || left.Kind is SqlTokenKind.Sign
            : left.Kind is not SqlTokenKind.Sign || left.IsSign(')') || left.End < right.Start;
    }

    /// <summary>A piece of a statement in one line.</summary>
    public static string Piece(string sql, List<SqlToken> tokens) => Joined(sql, tokens, ' ');

    /// <summary>The tokens without parentheses that enclose all of them: <c>((a))</c> is <c>a</c>.</summary>
    public static List<SqlToken> WithoutParentheses(List<SqlToken> tokens)
    {
        while (tokens.Count > 2 && tokens[0].IsSign('(') && Closing(tokens, 0) == tokens.Count - 1)
            tokens = tokens[1..^1];
        return tokens;
    }

    /// <summary>Position of the parenthesis that closes the one at a position; the last position where none does.</summary>
    public static int Closing(List<SqlToken> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i].IsSign('(') ? 1 : 0;
            depth -= tokens[i].IsSign(')') ? 1 : 0;
            if (depth == 0)
                return i;
        }
        return tokens.Count - 1;
    }

    private static string Joined(string sql, List<SqlToken> tokens, char lineBreak)
    {
        var text = new StringBuilder(sql.Length);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0)
            {
                var gap = sql.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
                if (gap.Length > 0)
                    text.Append(gap.Contains('\n') ? lineBreak : ' ');
            }
            text.Append(sql, tokens[i].Start, tokens[i].End - tokens[i].Start);
        }
        return text.ToString();
    }
}
