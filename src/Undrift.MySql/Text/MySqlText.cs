using System.Text;

namespace Undrift.MySql.Text;

/// <summary>What MySQL writes in another way than MariaDB.</summary>
internal static class MySqlText
{
    /// <summary>
    /// An expression of <c>information_schema</c>, where quotes and backslashes stand behind a backslash, without the
    /// introducer that MySQL puts before each literal of the expression's own character set (<c>_utf8mb4'a'</c>).
    /// </summary>
    public static string Expression(string text)
    {
        var plain = Unescaped(text);
        var tokens = SqlTokenizer.Split(plain);
        var result = new StringBuilder(plain.Length);
        var copied = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!tokens[i].Is("_utf8mb4") || tokens[i + 1].Kind is not SqlTokenKind.Text)
                continue;
            result.Append(plain, copied, tokens[i].Start - copied);
            copied = tokens[i + 1].Start;
        }
        return result.Append(plain, copied, plain.Length - copied).ToString();
    }

    private static string Unescaped(string text)
    {
        if (!text.Contains('\\'))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            plain.Append(text[i] is '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        return plain.ToString();
    }
}
