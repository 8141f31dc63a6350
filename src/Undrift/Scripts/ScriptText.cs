using System.Text;

namespace Undrift;

/// <summary>The text of a script, read in pieces, with the line and column of the next character.</summary>
internal sealed class ScriptText(TextReader reader) : IDisposable
{
    /// <summary>What <see cref="Peek"/> gives at the end of the text.</summary>
    public const int End = -1;

    private const int Piece = 32 * 1024;

    private char[] buffer = new char[Piece];
    private int next;
    private int length;
    private bool ended;

    /// <summary>The line of the next character, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The column of the next character, from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>The character so many places ahead, or <see cref="End"/>.</summary>
    public int Peek(int ahead = 0) => next + ahead < length || Fill(ahead) ? buffer[next + ahead] : End;

    /// <summary>Takes the next character; there must be one.</summary>
    public char Take()
    {
        var c = buffer[next++];
        if (c == '\n')
        {
            Line++;
            Column = 1;
        }
        else
        {
            Column++;
        }
        return c;
    }

    /// <summary>Takes the rest of the line without its end; null at the end of the text.</summary>
    public string? TakeLine()
    {
        if (Peek() == End)
            return null;
        var line = new StringBuilder();
        while (Peek() != End)
        {
            var rest = buffer.AsSpan(next, length - next);
            var end = rest.IndexOf('\n');
            if (end >= 0)
            {
                line.Append(rest[..end]);
                next += end;
                Take();
                return line.ToString();
            }
            line.Append(rest);
            Column += rest.Length;
            next = length;
        }
        return line.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    /// <summary>Reads on until the wanted place is in the buffer; false when the text ends before it.</summary>
    private bool Fill(int ahead)
    {
        while (!ended && next + ahead >= length)
        {
            buffer.AsSpan(next, length - next).CopyTo(buffer);
            (length, next) = (length - next, 0);
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = reader.Read(buffer, length, buffer.Length - length);
            ended = read == 0;
            length += read;
        }
        return next + ahead < length;
    }
}
