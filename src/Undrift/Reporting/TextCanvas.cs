namespace Undrift;

/// <summary>Puts lines on paper of a given width. Lines end with LF everywhere.</summary>
internal sealed class TextCanvas(TextWriter output, TextOptions options)
{
    private readonly TextStyle _style = options.Colour ? TextStyle.Ansi : TextStyle.Plain;

    // A line that runs across a very wide terminal is hard to read.
    private readonly int _width = Math.Clamp(options.Width, 40, 120);

    /// <summary>The columns that are left beside an indentation.</summary>
    public int Beside(int indent) => _width - indent;

    /// <summary>An empty line.</summary>
    public void Blank() => output.Write('\n');

    /// <summary>A line that programs look for: never wrapped.</summary>
    public void Whole(string text, Tone tone) => output.Write(_style.Paint(Inert(text), tone) + "\n");

    /// <summary>A text, wrapped; what follows the first line hangs under <paramref name="hang"/>.</summary>
    public void Line(string text, int indent = 0, int? hang = null, Tone tone = Tone.Plain)
    {
        var next = hang ?? indent;
        var margin = indent;
        foreach (var line in Columns.Wrap(text, _width - indent, _width - next))
        {
            output.Write(new string(' ', margin));
            output.Write(_style.Paint(Inert(line), tone));
            output.Write('\n');
            margin = next;
        }
    }

    /// <summary>A tag in its tone, a text beside it, and a quiet mark at the right edge of its last line.</summary>
    public void Tagged(string tag, Tone tone, string text, string mark, int indent, int hang)
    {
        var lines = Columns.Wrap(text, _width - hang, _width - hang).ToArray();
        output.Write(new string(' ', indent) + _style.Paint(tag, tone));
        output.Write(new string(' ', Math.Max(1, hang - indent - tag.Length)));
        for (var n = 0; n < lines.Length; n++)
        {
            output.Write(n == 0 ? lines[n] : new string(' ', hang) + Inert(lines[n]));
            var room = _width - hang - Columns.Of(lines[n]) - mark.Length;
            if (n == lines.Length - 1)
                output.Write(
                    room >= 2
                        ? new string(' ', room) + _style.Paint(mark, Tone.Quiet)
                        : "\n" + new string(' ', _width - mark.Length) + _style.Paint(mark, Tone.Quiet)
                );
            output.Write('\n');
        }
    }

    /// <summary>A line that GitHub's runner does not take for a command: those begin with two colons, spaces aside.</summary>
    private static string Inert(string line)
    {
        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("::") ? $@"{line[..start]}\u003a{line[(start + 1)..]}" : line;
    }
}
