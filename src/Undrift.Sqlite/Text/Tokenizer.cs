using System.Buffers;

namespace Undrift.Sqlite;

/// <summary>Splits SQL into tokens by SQLite's rules (tokenize.c); white space and comments are dropped.</summary>
internal static class Tokenizer
{
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$"
    );

    private const string Signs = "()+-*/%=<>,;&|~.";
    private static readonly string[] SignTexts = [.. Signs.Select(sign => sign.ToString())];
    private static readonly string[] LongSigns = ["->>", "||", "->", "<=", ">=", "<>", "!=", "==", "<<", ">>"];

    /// <summary>All tokens of a text.</summary>
    public static List<Token> Split(string sql)
    {
        var tokens = new List<Token>(sql.Length / 6 + 4);
        var at = 0;
        while (at < sql.Length)
        {
            var skipped = SkipBlank(sql, at);
            if (skipped > at)
            {
                at = skipped;
                continue;
            }
            var token = Next(sql, at);
            tokens.Add(token);
            at = token.End;
        }
        return tokens;
    }

    /// <summary>SQLite counts every character beyond ASCII to words.</summary>
    public static bool IsWordCharacter(char c) => c >= 0x80 || WordCharacters.Contains(c);

    private static int SkipBlank(string sql, int at)
    {
        var c = sql[at];
        if (c is ' ' or '\t' or '\n' or '\f' or '\r' or '\uFEFF')
            return at + 1;
        if (c is '-' && Peek(sql, at + 1) is '-')
        {
            var end = sql.IndexOf('\n', at);
            return end < 0 ? sql.Length : end + 1;
        }
        if (c is '/' && Peek(sql, at + 1) is '*')
        {
            var end = sql.IndexOf("*/", at + 2, StringComparison.Ordinal);
            return end < 0 ? sql.Length : end + 2;
        }
        return at;
    }

    private static Token Next(string sql, int at)
    {
        var c = sql[at];
        return c switch
        {
            '\'' => Quoted(sql, at, '\'', TokenKind.Text),
            '"' => Quoted(sql, at, '"', TokenKind.DoubleQuoted),
            '`' => Quoted(sql, at, '`', TokenKind.Quoted),
            '[' => Bracketed(sql, at),
            'x' or 'X' when Peek(sql, at + 1) is '\'' => Quoted(sql, at + 1, '\'', TokenKind.Blob) with { Start = at },
            >= '0' and <= '9' => Number(sql, at),
            '.' when char.IsAsciiDigit(Peek(sql, at + 1)) => Number(sql, at),
            '?' or '@' or '#' or ':' or '$' => Take(sql, at, WordEnd(sql, at + 1), TokenKind.Variable),
            _ when IsWordCharacter(c) => Take(sql, at, WordEnd(sql, at), TokenKind.Word),
            _ => Sign(sql, at),
        };
    }

    private static Token Quoted(string sql, int at, char quote, TokenKind kind)
    {
        for (var end = at + 1; end < sql.Length; end++)
        {
            if (sql[end] != quote)
                continue;
            if (Peek(sql, end + 1) != quote)
            {
                var twice = new string(quote, 2);
                var value = sql[(at + 1)..end].Replace(twice, quote.ToString(), StringComparison.Ordinal);
                return new Token(kind, value, at, end + 1);
            }
            end++;
        }
        return Take(sql, at, sql.Length, TokenKind.Illegal);
    }

    private static Token Bracketed(string sql, int at)
    {
        var end = sql.IndexOf(']', at);
        return end < 0
            ? Take(sql, at, sql.Length, TokenKind.Illegal)
            : new Token(TokenKind.Quoted, sql[(at + 1)..end], at, end + 1);
    }

    private static Token Number(string sql, int at)
    {
        var end = at;
        while (end < sql.Length && (IsWordCharacter(sql[end]) || sql[end] is '.' || IsExponentSign(sql, at, end)))
            end++;
        return Take(sql, at, end, TokenKind.Number);
    }

    /// <summary>The sign in <c>1e-5</c>; not the one in <c>0x1e-5</c>.</summary>
    private static bool IsExponentSign(string sql, int start, int at) =>
        sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E' && Peek(sql, start + 1) is not ('x' or 'X');

    private static Token Sign(string sql, int at)
    {
        if (sql[at] is '-' or '|' or '<' or '>' or '!' or '=')
            foreach (var sign in LongSigns)
                if (string.CompareOrdinal(sql, at, sign, 0, sign.Length) == 0)
                    return new Token(TokenKind.Sign, sign, at, at + sign.Length);
        var known = Signs.IndexOf(sql[at]);
        return known >= 0
            ? new Token(TokenKind.Sign, SignTexts[known], at, at + 1)
            : Take(sql, at, at + 1, TokenKind.Illegal);
    }

    private static int WordEnd(string sql, int at)
    {
        while (at < sql.Length && IsWordCharacter(sql[at]))
            at++;
        return at;
    }

    private static char Peek(string sql, int at) => at < sql.Length ? sql[at] : '\0';

    private static Token Take(string sql, int at, int end, TokenKind kind) => new(kind, sql[at..end], at, end);
}
