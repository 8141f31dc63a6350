namespace Undrift.MySql.Scripts;

/// <summary>A word, name, string or sign of a statement.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">A word in upper case, a name without its quotes, a sign; a string as written.</param>
/// <param name="IsQuoted">True for a quoted name.</param>
internal sealed record StatementToken(int Start, int End, string Value, bool IsQuoted);

/// <summary>
/// Takes a statement apart that names a database or an account. Version comments count as code, as in the server that
/// reads them.
/// </summary>
internal static class StatementTokens
{
    /// <summary>The first tokens of a text.</summary>
    public static List<StatementToken> Of(string text, int most = 64)
    {
        var tokens = new List<StatementToken>();
        for (var at = 0; at < text.Length && tokens.Count < most; )
        {
            var end = Skipped(text, at);
            if (end == at)
            {
                tokens.Add(Take(text, at));
                end = tokens[^1].End;
            }
            at = end;
        }
        return tokens;
    }

    /// <summary>The end of what is no token at this place; the place itself when one begins there.</summary>
    private static int Skipped(string text, int at)
    {
        if (char.IsWhiteSpace(text[at]))
            return at + 1;
        if (Begins(text, at, "*/"))
            return at + 2;
        if (text[at] == '#' || Begins(text, at, "-- "))
            return text.IndexOf('\n', at) is var line and >= 0 ? line : text.Length;
        if (!Begins(text, at, "/*"))
            return at;
        var code =
            Begins(text, at, "/*!") ? at + 3
            : Begins(text, at, "/*M!") ? at + 4
            : -1;
        if (code < 0)
            return text.IndexOf("*/", at, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : text.Length;
        while (code < text.Length && char.IsAsciiDigit(text[code]))
            code++;
        return code;
    }

    private static StatementToken Take(string text, int at)
    {
        var c = text[at];
        if (c is '`' or '\'' or '"')
        {
            var end = EndOfQuoted(text, at);
            var written = text[at..end];
            return c == '\''
                ? new StatementToken(at, end, written, false)
                : new StatementToken(
                    at,
                    end,
                    written[1..Math.Max(1, written.Length - 1)].Replace($"{c}{c}", $"{c}", StringComparison.Ordinal),
                    true
                );
        }
        var length = 1;
        if (IsNamePart(c))
            while (at + length < text.Length && IsNamePart(text[at + length]))
                length++;
        return new StatementToken(at, at + length, text.Substring(at, length).ToUpperInvariant(), false);
    }

    private static int EndOfQuoted(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[at] != '`')
                i++;
            else if (text[i] == text[at] && (i + 1 >= text.Length || text[i + 1] != text[at]))
                return i + 1;
            else if (text[i] == text[at])
                i++;
        }
        return text.Length;
    }

    private static bool Begins(string text, int at, string expected) =>
        string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' || c >= 0x80;
}
