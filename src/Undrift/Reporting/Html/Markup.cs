using System.Runtime.CompilerServices;
using System.Text;

namespace Undrift;

/// <summary>
/// HTML in the making. What stands in braces of an interpolated text is a text from outside and always escaped; markup is
/// only what is written in the source.
/// </summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup with texts in it; the compiler has the handler write into this page.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Handler markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds a resource of the program as it is: style, script.</summary>
    public void AddTrusted(string resource) => _text.Append(resource);

    /// <summary>The page.</summary>
    public override string ToString() => _text.ToString();

    private void AddText(string? text)
    {
        foreach (var unit in Visible.Text(text ?? ""))
            switch (unit)
            {
                case '&':
                    _text.Append("&amp;");
                    break;
                case '<':
                    _text.Append("&lt;");
                    break;
                case '>':
                    _text.Append("&gt;");
                    break;
                case '"':
                    _text.Append("&quot;");
                    break;
                case '\'':
                    _text.Append("&#39;");
                    break;
                default:
                    _text.Append(unit);
                    break;
            }
    }

    /// <summary>Takes an interpolated text apart.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly Markup _page;

        /// <summary>Called by the compiler.</summary>
        public Handler(int literalLength, int formattedCount, Markup page)
        {
            _ = (literalLength, formattedCount);
            _page = page;
        }

        /// <summary>What stands in the source.</summary>
        public void AppendLiteral(string markup) => _page._text.Append(markup);

        /// <summary>A text from outside.</summary>
        public void AppendFormatted(string? text) => _page.AddText(text);

        /// <summary>A number.</summary>
        public void AppendFormatted(int number) => _page._text.Append(number);
    }
}
