namespace Undrift.MySql.Text;

/// <summary>How names and strings are written.</summary>
internal static class Names
{
    /// <summary>The name in backticks.</summary>
    public static string Quote(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>The names in backticks, with commas.</summary>
    public static string Quote(IEnumerable<string> names) => string.Join(",", names.Select(Quote));

    /// <summary>
    /// The text as a string literal, as the server writes comments and defaults: quotes doubled, control characters as
    /// escapes (append_unescaped of the servers' sources).
    /// </summary>
    public static string Literal(string text)
    {
        var literal = new System.Text.StringBuilder(text.Length + 2).Append('\'');
        foreach (var c in text)
            _ = c switch
            {
                '\\' => literal.Append(@"\\"),
                '\0' => literal.Append(@"\0"),
                '\n' => literal.Append(@"\n"),
                '\r' => literal.Append(@"\r"),
                '\'' => literal.Append("''"),
                _ => literal.Append(c),
            };
        return literal.Append('\'').ToString();
    }

    /// <summary>What a string literal says.</summary>
    /// <param name="literal">A literal in single or double quotes, without a prefix.</param>
    public static string Unquote(string literal)
    {
        var text = new System.Text.StringBuilder(literal.Length);
        var quote = literal[0];
        for (var i = 1; i < literal.Length - 1; i++)
        {
            var c = literal[i];
            if (c == quote)
                i++;
            else if (c is '\\' && i + 1 < literal.Length - 1)
                c = Escaped(literal[++i]);
            text.Append(c);
        }
        return text.ToString();
    }

    private static char Escaped(char c) =>
        c switch
        {
            '0' => '\0',
            'b' => '\b',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'Z' => '\x1a',
            _ => c,
        };
}
