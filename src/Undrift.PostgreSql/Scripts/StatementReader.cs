using System.Text;

namespace Undrift.PostgreSql;

/// <summary>
/// Cuts a script into statements the way psql does, as a stream: no more than one statement is in memory. Knows strings
/// with and without escapes, dollar quotes, quoted names, nested comments, parentheses, routine bodies, meta-commands and
/// the data of <c>COPY … FROM stdin</c>. Use by one reader at a time.
/// </summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="reader">Its text; disposed with the reader.</param>
internal sealed class StatementReader(string name, TextReader reader) : IDisposable
{
    /// <summary>The server takes 1 GB; what is longer than this is a quote that was left open.</summary>
    private const int LongestStatement = 64 * 1024 * 1024;

    private readonly ScriptText text = new(reader);
    private readonly StringBuilder statement = new();
    private StatementShape shape = new();
    private ScriptPlace begun = new(name, 1, 1);
    private bool escapes;
    private bool data;

    /// <summary>Where the reader is.</summary>
    public ScriptPlace Here => new(name, text.Line, text.Column);

    /// <summary>The next item; null at the end. Data of a COPY that were not taken are skipped.</summary>
    /// <exception cref="UndriftException">A quote, comment or parenthesis is never closed.</exception>
    public ScriptItem? Read()
    {
        while (data)
            NextDataLine();
        SkipBlanksAndComments();
        statement.Clear();
        shape = new StatementShape();
        begun = Here;
        while (true)
        {
            switch (text.Peek())
            {
                case ScriptText.End:
                    return AtEnd();
                case ';' when shape.IsOpenEnded:
                    text.Take();
                    if (statement.Length > 0)
                        return Finish();
                    SkipBlanksAndComments();
                    begun = Here;
                    break;
                case '\\':
                    return Meta();
                default:
                    Element();
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    private void Element()
    {
        var (c, following) = (text.Peek(), text.Peek(1));
        if (c == '\'')
            Quoted('\'', escapes);
        else if (c is 'e' or 'E' && following == '\'')
        {
            Keep();
            Quoted('\'', backslash: true);
        }
        else if (c == '"')
            QuotedName();
        else if (c == '$')
            Dollar();
        else if (c == '-' && following == '-')
            LineComment(keep: true);
        else if (c == '/' && following == '*')
            BlockComment(keep: true);
        else if (IsNameStart(c))
            Word();
        else
            Character((char)c);
    }

    private void Character(char c)
    {
        if (c == '(')
            shape.OpenParenthesis();
        else if (c == ')')
            shape.CloseParenthesis();
        Keep();
    }

    private void Word()
    {
        var start = statement.Length;
        while (IsNameStart(text.Peek()) || text.Peek() is >= '0' and <= '9' or '$')
            Keep();
        shape.Word(statement.ToString(start, statement.Length - start));
    }

    private void QuotedName()
    {
        var start = statement.Length;
        do Quoted('"', backslash: false);
        while (text.Peek() == '"');
        var quoted = statement.ToString(start + 1, statement.Length - start - 2);
        shape.QuotedName(quoted.Replace("\"\"", "\"", StringComparison.Ordinal));
    }

    /// <summary>A doubled quote needs no care: it closes and opens again.</summary>
    private void Quoted(char quote, bool backslash)
    {
        var opened = Here;
        do
        {
            Keep();
            while (text.Peek() != quote)
            {
                if (backslash && text.Peek() == '\\')
                    Keep();
                if (text.Peek() == ScriptText.End)
                    throw NeverClosed(opened, quote == '"' ? "a quoted name" : "a string");
                Keep();
            }
            Keep();
        } while (backslash && ContinuesString());
    }

    /// <summary>
    /// A string goes on behind a line break, and then in its own mode: <c>E'a'⏎'b\''</c>. Doubled quotes are such a case
    /// as well, with nothing between.
    /// </summary>
    private bool ContinuesString()
    {
        var (ahead, broken) = (0, false);
        while (text.Peek(ahead) is ' ' or '\t' or '\r' or '\n' or '\f')
            broken |= text.Peek(ahead++) == '\n';
        if (text.Peek(ahead) != '\'' || (ahead > 0 && !broken))
            return false;
        for (; ahead > 0; ahead--)
            Keep();
        return true;
    }

    /// <summary><c>$$</c>, <c>$tag$</c>, or a dollar that is neither (a parameter).</summary>
    private void Dollar()
    {
        var opened = Here;
        var end = 1;
        while (IsNameStart(text.Peek(end)) || (end > 1 && text.Peek(end) is >= '0' and <= '9'))
            end++;
        if (text.Peek(end) != '$')
        {
            Keep();
            return;
        }
        var tag = new char[end + 1];
        for (var i = 0; i <= end; i++)
        {
            tag[i] = (char)text.Peek();
            Keep();
        }
        while (!Matches(tag))
        {
            if (text.Peek() == ScriptText.End)
                throw NeverClosed(opened, $"a dollar-quoted string ({new string(tag)})");
            Keep();
        }
        foreach (var _ in tag)
            Keep();
    }

    private bool Matches(char[] tag)
    {
        for (var i = 0; i < tag.Length; i++)
            if (text.Peek(i) != tag[i])
                return false;
        return true;
    }

    private void SkipBlanksAndComments()
    {
        while (true)
        {
            var c = text.Peek();
            if (c is ' ' or '\t' or '\r' or '\n' or '\f' or '\v' or '\uFEFF')
                text.Take();
            else if (c == '-' && text.Peek(1) == '-')
                LineComment(keep: false);
            else if (c == '/' && text.Peek(1) == '*')
                BlockComment(keep: false);
            else
                return;
        }
    }

    private void LineComment(bool keep)
    {
        while (text.Peek() is not (ScriptText.End or '\n'))
            Take(keep);
    }

    private void BlockComment(bool keep)
    {
        var (opened, depth) = (Here, 0);
        do
        {
            var (c, following) = (text.Peek(), text.Peek(1));
            if (c == ScriptText.End)
                throw NeverClosed(opened, "a comment");
            var step = (c, following) switch
            {
                ('/', '*') => 1,
                ('*', '/') => -1,
                _ => 0,
            };
            depth += step;
            if (step != 0)
                Take(keep);
            Take(keep);
        } while (depth > 0);
    }

    private void Keep() => Take(keep: true);

    private void Take(bool keep)
    {
        if (text.Peek() == ScriptText.End)
            return;
        var place = text.Peek() == 0 ? Here : null;
        var c = text.Take();
        if (place is not null)
            throw Unusable(
                place,
                "the script holds a NUL character",
                "save the file as UTF-8 text; a pg_dump archive is turned into SQL with pg_restore -f FILE.sql"
            );
        if (!keep)
            return;
        statement.Append(c);
        if (statement.Length > LongestStatement)
            throw Unusable(
                begun,
                "a statement of more than 64 million characters begins here",
                "close the quote that was left open, or split the statement"
            );
    }

    private Statement? AtEnd()
    {
        if (!shape.IsOpenEnded)
            throw Unusable(begun, $"the statement that begins here has {shape.Open}", "close it");
        return statement.Length == 0 ? null : Finish();
    }

    private Statement Finish()
    {
        var sql = statement.ToString().TrimEnd();
        var words = shape.Words;
        var made = new Statement(begun, sql, words);
        if (made.Begins("SET") && words.Contains("STANDARD_CONFORMING_STRINGS"))
            escapes = sql.Contains("off", StringComparison.OrdinalIgnoreCase);
        if (words is not ["COPY", ..] || !ReadsStandardInput(words))
            return made;
        if (text.TakeLine()?.Trim() is { Length: > 0 })
            throw Unusable(
                begun,
                "text behind COPY … FROM stdin; on the same line",
                "begin it on the line after the data"
            );
        data = true;
        return new CopyStatement(begun, sql, words, NextDataLine, text.Line);
    }

    private static bool ReadsStandardInput(IReadOnlyList<string> words) =>
        Enumerable.Range(1, words.Count - 1).Any(i => words[i - 1] == "FROM" && words[i] == "STDIN");

    private string? NextDataLine()
    {
        var line = data ? text.TakeLine() : null;
        data = line is not (null or "\\." or "\\.\r");
        return data ? line : null;
    }

    private ScriptItem Meta()
    {
        var (place, within) = (Here, statement.Length > 0);
        var line = text.TakeLine()!;
        var end = line.IndexOfAny([' ', '\t', '\r'], 1);
        var (command, argument) = end < 0 ? (line[1..], "") : (line[1..end], line[end..].Trim());
        // \g sends what stands before it, as a semicolon does.
        return within && command is "g" or "gx" && argument.Length == 0
            ? Finish()
            : new MetaCommand(place, command, argument, within);
    }

    private static bool IsNameStart(int c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= 0x80;

    private static UndriftException NeverClosed(ScriptPlace opened, string what) =>
        Unusable(opened, $"{what} begins here and is never closed", "close it");

    private static UndriftException Unusable(ScriptPlace place, string what, string next) =>
        UndriftException.Failed(what, place.ToString(), next);
}
