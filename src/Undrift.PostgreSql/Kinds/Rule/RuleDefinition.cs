using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The CREATE RULE statement as pg_get_ruledef() prints it. Condition and actions are printed nowhere else: pg_get_expr()
/// refuses expressions over more than one relation, and OLD and NEW are two.
/// </summary>
internal static class RuleDefinition
{
    private const string Where = "\n   WHERE ";
    private const string Do = " DO ";

    /// <summary>Condition and actions; null when the statement is not built as the server is known to build it.</summary>
    public static (string? Condition, string Actions)? Split(
        string definition,
        string name,
        string word,
        string relation,
        bool instead
    )
    {
        var head = $"CREATE RULE {Identifier.Quote(name)} AS\n    ON {word} TO {relation}";
        if (!definition.StartsWith(head, StringComparison.Ordinal))
            return null;
        var rest = definition[head.Length..];
        string? condition = null;
        if (rest.StartsWith(Where, StringComparison.Ordinal))
        {
            var end = EndOfExpression(rest, Where.Length);
            if (end < 0)
                return null;
            (condition, rest) = (rest[Where.Length..end], rest[end..]);
        }
        var lead = instead ? Do + "INSTEAD " : Do;
        return rest.StartsWith(lead, StringComparison.Ordinal) ? (condition, ActionsIn(rest[lead.Length..])) : null;
    }

    private static string ActionsIn(string text) => text.Trim().TrimEnd(';').TrimEnd();

    /// <summary>
    /// Where the word DO follows outside of quotes and parentheses; -1: nowhere. In strings and names a quote is doubled,
    /// which closes and opens again.
    /// </summary>
    private static int EndOfExpression(string text, int start)
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
            else if (depth == 0 && string.CompareOrdinal(text, i, Do, 0, Do.Length) == 0)
                return i;
        }
        return -1;
    }
}
