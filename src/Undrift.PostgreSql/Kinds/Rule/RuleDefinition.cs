using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The CREATE RULE statement as pg_get_ruledef() prints it. Condition and actions are printed nowhere else: pg_get_expr()
/// refuses expressions over more than one relation, and OLD and NEW are two.
/// </summary>
internal static class RuleDefinition
{
    private const string Where = "\n   WHERE";
    private const string Do = " DO";
    private const string InsteadWord = "INSTEAD";

    /// <summary>Condition and actions; null when the statement is not built as the server is known to build it.</summary>
    public static (string? Condition, string Actions)? Split(string definition, bool instead)
    {
        // Rule, event and table stand in catalog columns; here they are only passed over.
        var start = PrintedText.IndexOf(definition, 0, Where, Do);
        if (start < 0)
            return null;
        var rest = definition[start..];
        string? condition = null;
        if (rest.StartsWith(Where, StringComparison.Ordinal))
        {
            var end = PrintedText.IndexOf(rest, Where.Length, Do);
            if (end < 0)
                return null;
            (condition, rest) = (rest[Where.Length..end].Trim(), rest[end..]);
        }
        // A utility statement (NOTIFY) begins on a line of its own.
        rest = rest[Do.Length..].TrimStart();
        if (rest.StartsWith(InsteadWord, StringComparison.Ordinal) != instead)
            return null;
        return (condition, ActionsIn(instead ? rest[InsteadWord.Length..] : rest));
    }

    private static string ActionsIn(string text) => text.Trim().TrimEnd(';').TrimEnd();
}
