using System.Text;

namespace Undrift.MySql.Text;

/// <summary>
/// Splits SQL into tokens (MySQL manual, "Language Structure"; sql_mode without ANSI_QUOTES and NO_BACKSLASH_ESCAPES, as
/// the reading session has it; what somebody wrote under another mode says so). White space and comments are dropped; of a comment that the server executes
/// (<c>/*!50100 … */</c>) only the signs around it.
/// </summary>
internal static class SqlTokenizer
{
    /// <summary>All tokens of a text.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="escapes">False under NO_BACKSLASH_ESCAPES.</param>
    public static List<SqlToken> Split(string sql, bool escapes = true)
    {
        var tokens = new List<SqlToken>(sql.Length / 5 + 4);
        var at = 0;
        var executable = false;
        while (true)
        {
            at = SkipBlank(sql, at, ref executable);
            if (at >= sql.Length)
                return tokens;
            var token = Next(sql, at, escapes);
            tokens.Add(token);
            at = token.End;
        }
    }

    private static int SkipBlank(string sql, int at, ref bool executable)
    {
        while (at < sql.Length)
        {
            var next =
                char.IsWhiteSpace(sql[at]) ? at + 1
                : executable && Begins(sql, at, "*/") ? Close(at, ref executable)
                : Begins(sql, at, "/*!") || Begins(sql, at, "/*M!") ? Open(sql, at, ref executable)
                : Begins(sql, at, "/*") ? Behind(sql, at + 2, "*/")
                : sql[at] is '#' || IsDashComment(sql, at) ? Behind(sql, at, "\n")
                : at;
            if (next == at)
                return at;
            at = next;
        }
        return at;
    }

    private static int Close(int at, ref bool executable)
    {
        executable = false;
        return at + 2;
    }

    private static int Open(string sql, int at, ref bool executable)
    {
        executable = true;
        at = sql.IndexOf('!', at) + 1;
        while (at < sql.Length && char.IsAsciiDigit(sql[at]))
            at++;
        return at;
    }

    // Two dashes begin a comment only before white space or a control character.
    private static bool IsDashComment(string sql, int at) =>
        Begins(sql, at, "--")
        && (at + 2 == sql.Length || char.IsWhiteSpace(sql[at + 2]) || char.IsControl(sql[at + 2]));

    private static int Behind(string sql, int at, string end)
    {
        var found = sql.IndexOf(end, at, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }

    private static bool Begins(string sql, int at, string text) =>
        string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    private static SqlToken Next(string sql, int at, bool escapes)
    {
        var c = sql[at];
        if (c is '`')
            return Name(sql, at);
        if (c is '\'' or '"')
            return Text(sql, at, at, escapes);
        if (c is 'b' or 'B' or 'x' or 'X' or 'n' or 'N' && at + 1 < sql.Length && sql[at + 1] is '\'')
            return Text(sql, at, at + 1, escapes);
        if (char.IsAsciiDigit(c) || (c is '.' && at + 1 < sql.Length && char.IsAsciiDigit(sql[at + 1])))
            return Number(sql, at);
        if (IsWordCharacter(c) || c is '@')
            return Take(sql, at, WordEnd(sql, at + 1), SqlTokenKind.Word);
        return Take(sql, at, at + 1, SqlTokenKind.Sign);
    }

    private static SqlToken Name(string sql, int at)
    {
        var name = new StringBuilder();
        var end = at + 1;
        for (; end < sql.Length; end++)
        {
            if (sql[end] is '`')
            {
                if (end + 1 >= sql.Length || sql[end + 1] is not '`')
                    break;
                end++;
            }
            name.Append(sql[end]);
        }
        return new SqlToken(SqlTokenKind.Name, name.ToString(), at, Math.Min(end + 1, sql.Length));
    }

    private static SqlToken Text(string sql, int start, int open, bool escapes)
    {
        var quote = sql[open];
        var end = open + 1;
        while (end < sql.Length)
        {
            if (escapes && sql[end] is '\\')
                end++;
            else if (sql[end] == quote)
            {
                if (end + 1 >= sql.Length || sql[end + 1] != quote)
                    break;
                end++;
            }
            end++;
        }
        return Take(sql, start, Math.Min(end + 1, sql.Length), SqlTokenKind.Text);
    }

    // 1e5, 0x1F, 1.5e-3; a name may begin with digits.
    private static SqlToken Number(string sql, int at)
    {
        var end = at;
        while (end < sql.Length && (IsWordCharacter(sql[end]) || sql[end] is '.' || IsExponentSign(sql, at, end)))
            end++;
        return Take(sql, at, end, SqlTokenKind.Number);
    }

    private static bool IsExponentSign(string sql, int start, int at) =>
        sql[at] is '+' or '-'
        && at > start
        && sql[at - 1] is 'e' or 'E'
        && (at - start < 2 || sql[start + 1] is not ('x' or 'X'));

    private static int WordEnd(string sql, int at)
    {
        while (at < sql.Length && (IsWordCharacter(sql[at]) || sql[at] is '@'))
            at++;
        return at;
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c >= 0x80;

    private static SqlToken Take(string sql, int at, int end, SqlTokenKind kind) => new(kind, sql[at..end], at, end);
}
