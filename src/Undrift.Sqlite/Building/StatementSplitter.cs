using System.Text;

namespace Undrift.Sqlite;

/// <summary>
/// Splits a script into statements while reading it, by the rules of sqlite3_complete(): a semicolon inside a string, a name,
/// a comment or the body of a trigger ends nothing. Never holds more than one statement.
/// </summary>
internal sealed class StatementSplitter(TextReader reader, string file)
{
    private readonly StringBuilder _text = new();
    private readonly TriggerWatch _watch = new();
    private readonly char[] _buffer = new char[1 << 15];
    private int _filled;
    private int _next;
    private int _line = 1;
    private int _start;

    /// <summary>The statements in order.</summary>
    /// <exception cref="UndriftException">A command of the sqlite3 shell stands where a statement should.</exception>
    public IEnumerable<Statement> Statements()
    {
        while (Peek() is >= 0 and var c)
        {
            if (_text.Length == 0 && (char.IsWhiteSpace((char)c) || c is ';' or '\uFEFF'))
                Skip();
            else if (Comment((char)c)) { }
            else if (_text.Length == 0 && c is '.')
                throw ShellCommand();
            else if (Part((char)c))
                yield return Finish(ended: true);
        }
        if (_text.Length > 0)
            yield return Finish(ended: false);
    }

    /// <summary>Takes the next character, string or name; true when it ends the statement.</summary>
    private bool Part(char c)
    {
        if (_text.Length == 0)
            _start = _line;
        if (c is '\'' or '"' or '`' or '[')
        {
            Quoted(c is '[' ? ']' : c);
            _watch.Other();
            return false;
        }
        if (Tokenizer.IsWordCharacter(c))
        {
            var start = _text.Length;
            while (Peek() is >= 0 and var next && Tokenizer.IsWordCharacter((char)next))
                Take();
            _watch.Word(_text, start);
            return false;
        }
        Take();
        if (c is ';')
            return _watch.Semicolon();
        if (!char.IsWhiteSpace(c))
            _watch.Other();
        return false;
    }

    private void Quoted(char end)
    {
        Take();
        while (Peek() is >= 0 and var c)
        {
            Take();
            if (c == end)
                return; // A doubled quote begins the next part, which is quoted again: the same text.
        }
    }

    /// <summary>Passes over a comment; inside a statement it is kept, SQLite stores it.</summary>
    private bool Comment(char c)
    {
        if (c is not ('-' or '/') || Peek(1) != (c is '-' ? '-' : '*'))
            return false;
        var keep = _text.Length > 0;
        if (c is '-')
            while (Peek() is >= 0 and not '\n')
                Pass(keep);
        else
            BlockComment(keep);
        return true;
    }

    private void BlockComment(bool keep)
    {
        Pass(keep);
        Pass(keep);
        while (Peek() >= 0 && !(Peek() is '*' && Peek(1) is '/'))
            Pass(keep);
        Pass(keep);
        Pass(keep);
    }

    private Statement Finish(bool ended)
    {
        var statement = new Statement(_text.ToString(), _start, ended);
        _text.Clear();
        _watch.Reset();
        return statement;
    }

    private UndriftException ShellCommand()
    {
        var line = _line;
        while (Peek() is >= 0 and not '\n')
            Take();
        var command = _text.ToString().Trim();
        return UndriftException.Failed(
            $"'{command}' is a command of the sqlite3 shell, not SQL",
            $"{file}:{line}",
            command.StartsWith(".read", StringComparison.Ordinal)
                ? "remove the line and name the files in their order as the desired schema"
                : "remove the line; a file written by '.dump' or '.schema' holds none"
        );
    }

    private void Pass(bool keep)
    {
        if (Peek() < 0)
            return;
        if (keep)
            Take();
        else
            Skip();
    }

    private void Take()
    {
        _text.Append((char)Peek());
        Skip();
    }

    private void Skip()
    {
        _line += _buffer[_next] is '\n' ? 1 : 0;
        _next++;
    }

    private int Peek(int ahead = 0)
    {
        if (_next + ahead >= _filled && !Fill())
            return -1;
        return _next + ahead < _filled ? _buffer[_next + ahead] : -1;
    }

    /// <summary>Moves what is left to the front and reads on.</summary>
    private bool Fill()
    {
        var left = _filled - _next;
        Array.Copy(_buffer, _next, _buffer, 0, left);
        var read = reader.ReadBlock(_buffer, left, _buffer.Length - left);
        (_next, _filled) = (0, left + read);
        return read > 0;
    }
}
