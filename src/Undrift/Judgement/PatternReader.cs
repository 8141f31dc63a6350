namespace Undrift;

/// <summary>Reads one object pattern out of a line; stops at white space.</summary>
internal sealed class PatternReader
{
    private readonly string _text;
    private readonly Vocabulary _vocabulary;
    private readonly Func<int, string> _where;
    private readonly List<PatternSegment> _segments = [];
    private List<PatternToken> _tokens = [];
    private string? _kind;
    private int _start;
    private int _segmentStart;

    /// <param name="text">The line.</param>
    /// <param name="start">Index of the pattern's first letter.</param>
    /// <param name="vocabulary">The kinds that there are.</param>
    /// <param name="where">File, line and column of an index of the text.</param>
    public PatternReader(string text, int start, Vocabulary vocabulary, Func<int, string> where)
    {
        (_text, _vocabulary, _where) = (text, vocabulary, where);
        (_start, _segmentStart, Position) = (start, start, start);
    }

    /// <summary>Index behind what was read.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a pattern that is the whole text.</summary>
    public static ObjectPattern ReadAll(string text, Vocabulary vocabulary, Func<int, string> where)
    {
        var reader = new PatternReader(text, 0, vocabulary, where);
        var pattern = reader.Read();
        return reader.Position == text.Length
            ? pattern
            : throw reader.Bad(
                reader.Position,
                "white space in a pattern",
                "put a name that holds it in double quotes"
            );
    }

    public ObjectPattern Read()
    {
        var first = _start;
        while (Position < _text.Length && !char.IsWhiteSpace(_text[Position]))
            ReadOne();
        EndSegment(Position);
        return new ObjectPattern(_text[first..Position], _kind, _segments);
    }

    private void ReadOne()
    {
        var letter = _text[Position];
        switch (letter)
        {
            case '"':
                ReadQuoted();
                return;
            case '(':
                ReadSignature();
                return;
            case '[':
                _tokens.Add(PatternClass.Read(_text, Position, Bad, out var end));
                Position = end;
                return;
            case '\\' when Position + 1 == _text.Length:
                throw Bad(Position, "nothing stands behind the backslash", "write the letter that it is to protect");
            case '\\':
                AddLetter(_text[Position + 1]);
                Position += 2;
                return;
            case ':':
                EndKind();
                break;
            case '.':
                EndSegment(Position);
                _segmentStart = Position + 1;
                break;
            default:
                _tokens.Add(TokenOf(letter));
                break;
        }
        Position++;
    }

    private void ReadQuoted()
    {
        var open = Position++;
        for (; Position < _text.Length; Position++)
        {
            if (_text[Position] != '"')
                AddLetter(_text[Position]);
            else if (Position + 1 < _text.Length && _text[Position + 1] == '"')
                AddLetter(_text[Position++]);
            else
            {
                if (Position++ == open + 1)
                    throw Bad(open, "an empty name in quotes", "write a name, or '*' for any");
                return;
            }
        }
        throw Bad(open, "the quote is not closed", "close it; write \"\" for a quote in a name");
    }

    /// <summary>Argument types in parentheses: dots, spaces and brackets in them are plain letters.</summary>
    private void ReadSignature()
    {
        var open = Position;
        for (var depth = 0; Position < _text.Length; Position++)
        {
            var letter = _text[Position];
            _tokens.Add(TokenOf(letter));
            depth +=
                letter == '(' ? 1
                : letter == ')' ? -1
                : 0;
            if (depth > 0)
                continue;
            Position++;
            return;
        }
        throw Bad(open, "the parenthesis is not closed", "close it, or put a name that holds it in double quotes");
    }

    private void EndKind()
    {
        if (_kind is not null || _segments.Count > 0)
            throw Bad(Position, "a colon in a name", "put a name that holds it in double quotes");
        var kind = _text[_start..Position];
        if (!_vocabulary.Kinds.Contains(kind))
            throw Bad(_start, $"unknown kind '{kind}'", Nearest.Hint(kind, _vocabulary.Kinds));
        (_kind, _tokens, _start, _segmentStart) = (kind, [], Position + 1, Position + 1);
    }

    private void EndSegment(int end)
    {
        if (end == _segmentStart)
            throw _segments.Count == 0 && end == _text.Length || _segments.Count == 0 && char.IsWhiteSpace(_text[end])
                ? Bad(_segmentStart, "a pattern is expected here", "write a name such as public.tmp_*")
                : Bad(
                    _segmentStart,
                    "an empty segment",
                    "write a name, '*' for any, or '**' for any number of segments"
                );
        var span = _text.AsSpan(_segmentStart, end - _segmentStart) is "**";
        _segments.Add(span ? PatternSegment.Span : new PatternSegment(_tokens));
        _tokens = [];
    }

    private void AddLetter(char letter) => _tokens.Add(new PatternToken(PatternTokenKind.Letter, letter));

    private static PatternToken TokenOf(char letter) =>
        letter switch
        {
            '*' => new PatternToken(PatternTokenKind.Star),
            '?' => new PatternToken(PatternTokenKind.Any),
            _ => new PatternToken(PatternTokenKind.Letter, letter),
        };

    private UndriftException Bad(int index, string message, string next) =>
        UndriftException.Configuration(message, _where(index), next);
}
