using System.Text;

namespace Undrift.MySql.Scripts;

/// <summary>
/// Cuts a script into statements the way the <c>mysql</c> client does (MySQL's manual, "mysql Client Commands"), as a stream:
/// no more than one statement is in memory. Knows DELIMITER, strings, quoted names, the three sorts of comment, version comments
/// and the client's own commands. Use by one reader at a time.
/// </summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="reader">Its text; disposed with the reader.</param>
internal sealed class StatementReader(string name, TextReader reader) : IDisposable
{
    /// <summary>The servers take 1 GB; what is longer than this is a quote that was left open.</summary>
    private const int LongestStatement = 64 * 1024 * 1024;

    private readonly ScriptText text = new(reader);
    private readonly StringBuilder statement = new();
    private StatementWords words = new();
    private ScriptPlace begun = new(name, 1, 1);
    private ScriptPlace? conditional;
    private string delimiter = ";";

    /// <summary>How the session reads quotes; the runner sets it when a statement changed <c>sql_mode</c>.</summary>
    public SqlModes Modes { get; set; } = SqlModes.Default;

    /// <summary>Where the reader is.</summary>
    public ScriptPlace Here => new(name, text.Line, text.Column);

    /// <summary>The next item; null at the end.</summary>
    /// <exception cref="UndriftException">A quote or comment is never closed.</exception>
    public ScriptItem? Read()
    {
        Begin();
        while (true)
        {
            if (statement.Length == 0 && ClientCommands.At(text) is { } word)
            {
                if (Command(word) is { } command)
                    return command;
                Begin();
                continue;
            }
            if (text.Peek() == ScriptText.End)
                return AtEnd();
            if (conditional is null && Ending() is > 0 and var length)
            {
                Skip(length);
                if (statement.Length > 0)
                    return Finish();
                Begin();
                continue;
            }
            if (text.Peek() == '\\' && Escape() is { } item)
                return item;
            Element();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    private void Begin()
    {
        SkipBlanksAndComments();
        statement.Clear();
        words = new StatementWords();
        conditional = null;
        begun = Here;
    }

    private void Element()
    {
        var (c, following) = (text.Peek(), text.Peek(1));
        if (c is '\'' or '"')
            Quoted((char)c);
        else if (c == '`')
            Quoted('`');
        else if (IsLineComment())
            LineComment(keep: true);
        else if (c == '/' && following == '*')
            Comment();
        else if (c == '*' && following == '/' && conditional is not null)
            CloseConditional();
        else if (c == '@')
            Variable();
        else if (IsNamePart(c))
            Word();
        else
            Character((char)c);
    }

    private void Character(char c)
    {
        if (c == '(')
            words.OpenParenthesis();
        else if (c == ')')
            words.CloseParenthesis();
        Take(keep: true);
    }

    private void Word()
    {
        var start = statement.Length;
        while (IsNamePart(text.Peek()) && !(conditional is null && At(delimiter)))
            Take(keep: true);
        if (statement.Length > start)
            words.Word(statement.ToString(start, statement.Length - start));
        else
            Take(keep: true);
    }

    /// <summary><c>@@system</c> is a word to know a statement by, <c>@user</c> and the host of an account are not.</summary>
    private void Variable()
    {
        Take(keep: true);
        if (text.Peek() == '@')
            Take(keep: true);
        else
            while (IsNamePart(text.Peek()))
                Take(keep: true);
    }

    /// <summary>A doubled quote needs no care: it closes and opens again, within one name or string.</summary>
    private void Quoted(char quote)
    {
        var (opened, start) = (Here, statement.Length);
        var isName = quote == '`' || (quote == '"' && Modes.AnsiQuotes);
        do
        {
            Take(keep: true);
            while (text.Peek() != quote)
            {
                if (!isName && !Modes.NoBackslashEscapes && text.Peek() == '\\')
                    Take(keep: true);
                if (text.Peek() == ScriptText.End)
                    throw NeverClosed(opened, isName ? "a quoted name" : "a string");
                Take(keep: true);
            }
            Take(keep: true);
        } while (text.Peek() == quote);
        if (!isName)
            return;
        var written = statement.ToString(start + 1, statement.Length - start - 2);
        words.QuotedName(written.Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal));
    }

    private void SkipBlanksAndComments()
    {
        while (true)
        {
            var c = text.Peek();
            if (c is ' ' or '\t' or '\r' or '\n' or '\f' or '\v' or '\uFEFF')
                text.Take();
            else if (IsLineComment())
                LineComment(keep: false);
            else if (c == '/' && text.Peek(1) == '*' && !IsCode())
                BlockComment(keep: false);
            else
                return;
        }
    }

    /// <summary><c>#</c>, or <c>--</c> with a blank, a control character or the end behind it.</summary>
    private bool IsLineComment() =>
        text.Peek() == '#' || (text.Peek() == '-' && text.Peek(1) == '-' && text.Peek(2) is <= ' ');

    /// <summary>
    /// True for <c>/*!40101 …</c>, <c>/*M!100100 …</c> and hints. False for the note that makes MariaDB's client refuse its own
    /// commands in a dump (<c>/*!999999\- …</c>), which no delimiter follows.
    /// </summary>
    private bool IsCode() => text.Peek(2) == '+' || (Conditional() is > 0 and var length && text.Peek(length) != '\\');

    /// <summary>The length of the beginning of a version comment, its number with it; 0: it is none.</summary>
    private int Conditional()
    {
        var length =
            text.Peek(2) == '!' ? 3
            : text.Peek(2) == 'M' && text.Peek(3) == '!' ? 4
            : 0;
        while (length > 0 && text.Peek(length) is >= '0' and <= '9')
            length++;
        return length;
    }

    private void Comment()
    {
        if (conditional is not null || Conditional() is not (> 0 and var length) || !IsCode())
        {
            BlockComment(keep: true);
            return;
        }
        conditional = Here;
        for (; length > 0; length--)
            Take(keep: true);
    }

    private void CloseConditional()
    {
        Take(keep: true);
        Take(keep: true);
        conditional = null;
    }

    private void LineComment(bool keep)
    {
        while (text.Peek() is not (ScriptText.End or '\n'))
            Take(keep);
    }

    /// <summary>Comments of these servers do not nest.</summary>
    private void BlockComment(bool keep)
    {
        var opened = Here;
        Take(keep);
        Take(keep);
        while (text.Peek() != '*' || text.Peek(1) != '/')
        {
            if (text.Peek() == ScriptText.End)
                throw NeverClosed(opened, "a comment");
            Take(keep);
        }
        Take(keep);
        Take(keep);
    }

    private void Take(bool keep)
    {
        if (text.Peek() == ScriptText.End)
            return;
        if (text.Peek() == 0)
            throw Unusable(Here, "the script holds a NUL character", "save the file as UTF-8 text");
        var c = text.Take();
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
        if (conditional is { } opened)
            throw NeverClosed(opened, "a version comment");
        return statement.Length == 0 ? null : Finish();
    }

    private Statement Finish() => new(begun, statement.ToString().TrimEnd(), words.Kept);

    /// <summary>A backslash outside quotes is a command of the client; <c>\g</c> and <c>\G</c> send what stands before them.</summary>
    private ScriptItem? Escape()
    {
        var place = Here;
        switch (text.Peek(1))
        {
            case 'g' or 'G':
                Skip(2);
                return statement.Length > 0 ? Finish() : Read();
            case 'd':
                Skip(2);
                SetDelimiter(place);
                return statement.Length > 0 ? null : Read();
            case 'N': // NULL, to old servers.
                return null;
            case '\r' or '\n' or ScriptText.End: // The client takes it for the sign that the statement goes on.
                Skip(1);
                return null;
            default:
                var line = text.TakeLine() ?? "";
                var end = Math.Min(2, line.Length);
                return new ClientCommand(place, line[..end], line[end..].Trim());
        }
    }

    /// <summary>Does DELIMITER, and turns USE into a statement; null when there is nothing to give.</summary>
    private ScriptItem? Command(string word)
    {
        var place = Here;
        Skip(word.Length);
        if (word.Equals("delimiter", StringComparison.OrdinalIgnoreCase))
        {
            SetDelimiter(place);
            return null;
        }
        var argument = (text.TakeLine() ?? "").Trim();
        if (argument.EndsWith(delimiter, StringComparison.Ordinal))
            argument = argument[..^delimiter.Length].TrimEnd();
        if (!word.Equals("use", StringComparison.OrdinalIgnoreCase))
            return new ClientCommand(place, word.ToLowerInvariant(), argument);
        var database = argument is ['`' or '"', .., '`' or '"'] ? argument[1..^1] : argument;
        return new Statement(place, $"USE {argument}", ["USE", "`" + database]);
    }

    /// <summary>The rest of the line up to a blank; it may be quoted.</summary>
    private void SetDelimiter(ScriptPlace place)
    {
        var line = (text.TakeLine() ?? "").Trim();
        var set = line is ['\'', .., '\''] or ['"', .., '"'] ? line[1..^1] : line.Split(' ', '\t')[0];
        if (set.Length == 0 || set.Contains('\\', StringComparison.Ordinal))
            throw Unusable(place, "DELIMITER without a delimiter that can be used", "write, for example, DELIMITER $$");
        delimiter = set;
    }

    /// <summary>
    /// The length of what ends the statement here; 0: nothing does. Under another delimiter the client sends several statements
    /// at once and the server takes them apart at their semicolons, which only stored programs hold themselves.
    /// </summary>
    private int Ending() =>
        At(delimiter) ? delimiter.Length
        : text.Peek() == ';' && !words.IsProgram ? 1
        : 0;

    private bool At(string expected)
    {
        for (var i = 0; i < expected.Length; i++)
            if (text.Peek(i) != expected[i])
                return false;
        return true;
    }

    private void Skip(int count)
    {
        for (; count > 0; count--)
            text.Take();
    }

    private static bool IsNamePart(int c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$' or >= 0x80;

    private static UndriftException NeverClosed(ScriptPlace opened, string what) =>
        Unusable(opened, $"{what} begins here and is never closed", "close it");

    private static UndriftException Unusable(ScriptPlace place, string what, string next) =>
        UndriftException.Failed(what, place.ToString(), next);
}
