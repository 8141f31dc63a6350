using System.Text;

namespace Undrift;

/// <summary>
/// A text with some of its lines left empty or replaced, read as a stream. Every line keeps its number and its line end, so
/// that an error of the server names the line of the file.
/// </summary>
/// <param name="source">The text; disposed with the filter.</param>
/// <param name="use">Gets each line in order, without its end; gives what stands in its place, or null for nothing.</param>
internal sealed class LineFilter(TextReader source, Func<string, string?> use) : TextReader
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _begun = new();
    private string _line = "";
    private int _next;
    private int _filled;
    private int _at;

    /// <inheritdoc/>
    public override int Peek() => _at < _line.Length || Fill() ? _line[_at] : -1;

    /// <inheritdoc/>
    public override int Read() => _at < _line.Length || Fill() ? _line[_at++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0 || (_at >= _line.Length && !Fill()))
            return 0;
        var taken = Math.Min(count, _line.Length - _at);
        _line.CopyTo(_at, buffer, index, taken);
        _at += taken;
        return taken;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads on to the next line that leaves something; false at the end.</summary>
    private bool Fill()
    {
        while (NextLine() is { } whole)
        {
            var length = whole.AsSpan().TrimEnd("\r\n").Length;
            (_line, _at) = (use(whole[..length]) + whole[length..], 0);
            if (_line.Length > 0)
                return true;
        }
        (_line, _at) = ("", 0);
        return false;
    }

    /// <summary>The next line with its end; null at the end of the text.</summary>
    private string? NextLine()
    {
        while (_next < _filled || (_filled = source.Read(_buffer, _next = 0, _buffer.Length)) > 0)
        {
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..(end + 1)];
            _next += part.Length;
            _begun.Append(part);
            if (end >= 0)
                return Taken();
        }
        return _begun.Length > 0 ? Taken() : null;
    }

    private string Taken()
    {
        var line = _begun.ToString();
        _begun.Clear();
        return line;
    }
}
