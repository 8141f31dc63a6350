using System.Text;

namespace Undrift.PostgreSql.Respelling;

/// <summary>The identifiers that an SQL text may name, found without understanding it: too many do no harm.</summary>
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
            {
                var end = at + 1;
                while (end < text.Length && IsPart(text[end]))
                    end++;
                words.Add(text[at..end]);
                at = end - 1;
            }
        return words;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

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
