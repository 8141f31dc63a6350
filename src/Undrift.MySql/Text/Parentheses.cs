namespace Undrift.MySql.Text;

/// <summary>
/// Takes out parentheses that say nothing: MySQL prints them around every operator, MariaDB where they are needed. Taken out
/// is only what binds tighter than what stands on both sides of it.
/// </summary>
internal static class Parentheses
{
    /// <summary>The tokens without parentheses that say nothing.</summary>
    public static List<SqlToken> Reduced(List<SqlToken> tokens)
    {
        tokens = NormalText.WithoutParentheses(tokens);
        var anyBetween = tokens.Exists(token => token.Is("between"));
        for (var at = 0; at < tokens.Count; )
            if (
                tokens[at].IsSign('(')
                && NormalText.Closing(tokens, at) is var close
                && IsIdle(tokens, at, close, anyBetween)
            )
                tokens = [.. tokens[..at], .. tokens[(at + 1)..close], .. tokens[(close + 1)..]];
            else
                at++;
        return tokens;
    }

    private static bool IsIdle(List<SqlToken> tokens, int open, int close, bool anyBetween)
    {
        if (close == open + 1 || !tokens[close].IsSign(')') || IsCall(tokens, open))
            return false;
        var left = Precedence.Left(tokens, open, anyBetween);
        var right = Precedence.Right(tokens, close + 1, anyBetween);
        var inside = Loosest(tokens, open + 1, close);
        // Operators of one level are taken from left to right; AND and OR may be taken in any order.
        return inside > Precedence.None
            && (inside > left || (inside == left && IsLogical(tokens[open - 1])))
            && inside >= right;
    }

    /// <summary>True where the parenthesis belongs to a name, a type or a key word that needs it.</summary>
    private static bool IsCall(List<SqlToken> tokens, int open) =>
        open > 0
        && tokens[open - 1].Kind is not SqlTokenKind.Sign
        && Precedence.Left(tokens, open, false) == Precedence.Operand;

    private static bool IsLogical(SqlToken token) => token.Is("and") || token.Is("or");

    /// <summary>The operator that binds least; <see cref="Precedence.None"/> for a list or a query.</summary>
    private static int Loosest(List<SqlToken> tokens, int from, int to)
    {
        if (tokens[from].Is("select") || tokens[from].Is("with") || tokens[from].Is("values"))
            return Precedence.None;
        var loosest = Precedence.Operand;
        var pending = 0;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsSign(','))
                return Precedence.None;
            if (tokens[i].IsSign('('))
                i = NormalText.Closing(tokens, i);
            else if (tokens[i].Is("case"))
                i = EndOfCase(tokens, i, to);
            else if (tokens[i].Is("and") && pending > 0)
                pending--;
            else
            {
                pending += tokens[i].Is("between") ? 1 : 0;
                loosest = Math.Min(loosest, Binding(tokens, ref i, from));
            }
        }
        return loosest;
    }

    private static int Binding(List<SqlToken> tokens, ref int at, int from)
    {
        if (tokens[at].Is("not"))
            return at > from ? Precedence.OfSign("=") : 4;
        if (tokens[at].Is("interval"))
            return Precedence.Operand;
        if (Precedence.OperatorAt(tokens, at) is not { } sign)
            return Precedence.OfWord(tokens[at]);
        at += sign.Length - 1;
        // What is not known binds as loosely as can be.
        return Precedence.OfSign(sign) is var known && known == Precedence.Operand ? 1 : known;
    }

    private static int EndOfCase(List<SqlToken> tokens, int at, int to)
    {
        var depth = 0;
        for (var i = at; i < to; i++)
        {
            depth += tokens[i].Is("case") ? 1 : 0;
            depth -= tokens[i].Is("end") ? 1 : 0;
            if (depth == 0)
                return i;
        }
        return to;
    }
}
