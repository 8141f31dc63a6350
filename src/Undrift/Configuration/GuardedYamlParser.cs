using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Undrift;

/// <summary>
/// Passes YAML events on and refuses what the tree builder would answer with a stack overflow (deep nesting) or with the
/// wrong place and the text of a value (an unquoted password that begins with <c>*</c> reads as an alias).
/// </summary>
internal sealed class GuardedYamlParser(TextReader text, string file) : IParser
{
    private const int DeepestNesting = 64;
    private readonly Parser _inner = new(text);
    private readonly HashSet<AnchorName> _anchors = [];
    private int _depth;
    private int _documents;

    public ParsingEvent? Current => _inner.Current;

    public bool MoveNext()
    {
        if (!_inner.MoveNext())
            return false;
        var current = _inner.Current!;
        if (current is NodeEvent { Anchor.IsEmpty: false } node)
            _anchors.Add(node.Anchor);
        _depth += current.NestingIncrease;
        if (_depth > DeepestNesting)
            throw Refuse(current, $"nested more than {DeepestNesting} levels deep", "flatten it");
        if (current is DocumentStart && ++_documents > 1)
            throw Refuse(current, "a second document begins here, one is expected", "remove the line '---'");
        if (current is AnchorAlias alias && !_anchors.Contains(alias.Value))
            throw Refuse(
                current,
                "a value that begins with '*' names an anchor, and there is none of that name",
                "put the value in quotes if it is a plain text"
            );
        return true;
    }

    private UndriftException Refuse(ParsingEvent at, string message, string next) =>
        UndriftException.Configuration(message, $"{file}:{at.Start.Line}:{at.Start.Column}", next);
}
