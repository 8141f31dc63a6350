using System.Text;

namespace Undrift.PostgreSql.Respelling;

/// <summary>The identifiers and operators that an SQL text may name, found without understanding it: too many do no harm.</summary>
internal static class Words
{
    /// <summary>The words of a text, and what stands in double quotes, unquoted. Words within literals count.</summary>
    public static HashSet<string> Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '"')
                words.Add(Quoted(text, ref at));
            else if (IsPart(text[at]))
                words.Add(Run(text, ref at, IsPart));
            else if (IsOperator(text[at]))
                words.Add(Run(text, ref at, IsOperator));
        return words;
    }

    private static string Run(string text, ref int at, Func<char, bool> belongs)
    {
        var start = at;
        while (at + 1 < text.Length && belongs(text[at + 1]))
            at++;
        return text[start..(at + 1)];
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    // The characters of an operator's name (op_chars of scan.l).
    private static bool IsOperator(char c) => "~!@#^&|`?+-*/%<>=".Contains(c);

    private static string Quoted(string text, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[++at] != '"'))
            {
                at--;
                break;
            }
            name.Append(text[at]);
        }
        return name.ToString();
    }
}
