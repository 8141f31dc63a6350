namespace Undrift;

/// <summary>One segment of an object pattern: literal letters, <c>?</c>, <c>*</c>, <c>[a-z]</c>; or <c>**</c>.</summary>
internal sealed class PatternSegment
{
    private readonly IReadOnlyList<PatternToken> _tokens;
    private readonly string _prefix;
    private readonly bool _isLiteral;

    public PatternSegment(IReadOnlyList<PatternToken> tokens)
    {
        _tokens = tokens;
        _prefix = string.Concat(
            tokens.TakeWhile(token => token.Kind == PatternTokenKind.Letter).Select(token => token.Letter)
        );
        _isLiteral = _prefix.Length == tokens.Count;
    }

    /// <summary><c>**</c>: any number of segments.</summary>
    public static PatternSegment Span { get; } = new([]);

    /// <summary>True when the whole name matches.</summary>
    public bool Matches(string name)
    {
        // Nearly every name is told apart by its first letters.
        if (!name.StartsWith(_prefix, StringComparison.Ordinal))
            return false;
        return _isLiteral ? name.Length == _prefix.Length : Glob(name);
    }

    /// <summary>The usual two-pointer match: on a mismatch, the last star takes one letter more.</summary>
    private bool Glob(string name)
    {
        int at = _prefix.Length,
            token = _prefix.Length,
            star = -1,
            resume = 0;
        while (at < name.Length)
        {
            if (token < _tokens.Count && _tokens[token].Kind == PatternTokenKind.Star)
                (star, resume) = (token++, at);
            else if (token < _tokens.Count && _tokens[token].Matches(name[at]))
                (token, at) = (token + 1, at + 1);
            else if (star >= 0)
                (token, at) = (star + 1, ++resume);
            else
                return false;
        }
        while (token < _tokens.Count && _tokens[token].Kind == PatternTokenKind.Star)
            token++;
        return token == _tokens.Count;
    }
}

/// <summary>What a token of a segment stands for.</summary>
internal enum PatternTokenKind
{
    /// <summary>One letter.</summary>
    Letter,

    /// <summary><c>?</c></summary>
    Any,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>[a-z]</c></summary>
    Class,
}

/// <summary>One token of a segment.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Letter">The letter.</param>
/// <param name="Ranges">The ranges of a class.</param>
/// <param name="Negated">True for <c>[!a-z]</c>.</param>
internal sealed record PatternToken(
    PatternTokenKind Kind,
    char Letter = '\0',
    IReadOnlyList<(char From, char To)>? Ranges = null,
    bool Negated = false
)
{
    public bool Matches(char letter) =>
        Kind switch
        {
            PatternTokenKind.Letter => letter == Letter,
            PatternTokenKind.Any => true,
            PatternTokenKind.Class => Ranges!.Any(range => letter >= range.From && letter <= range.To) != Negated,
            _ => false,
        };
}
