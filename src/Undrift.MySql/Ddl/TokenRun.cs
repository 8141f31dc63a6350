using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>A place in a list of tokens, and the usual steps from there.</summary>
/// <param name="sql">The text that the tokens are of.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class TokenRun(string sql, List<SqlToken> tokens)
{
    private static readonly SqlToken End = new(SqlTokenKind.Sign, "\0", 0, 0);
    private int _at;

    /// <summary>The token here; a sign of its own at the end.</summary>
    public SqlToken Current => _at < tokens.Count ? tokens[_at] : End;

    /// <summary>The token after this one.</summary>
    public SqlToken Following => _at + 1 < tokens.Count ? tokens[_at + 1] : End;

    /// <summary>True behind the last token.</summary>
    public bool AtEnd => _at >= tokens.Count;

    /// <summary>Takes the token here.</summary>
    public SqlToken Take() => _at < tokens.Count ? tokens[_at++] : End;

    /// <summary>Takes the words, if they stand here one after another.</summary>
    public bool TryWords(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (_at + i >= tokens.Count || !tokens[_at + i].Is(words[i]))
                return false;
        _at += words.Length;
        return true;
    }

    /// <summary>Takes the sign, if it stands here.</summary>
    public bool TrySign(char sign)
    {
        if (!Current.IsSign(sign))
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes the words and signs that have to stand here.</summary>
    /// <exception cref="DdlException">Something else stands here.</exception>
    public void Expect(string word)
    {
        if (!(word.Length == 1 && !char.IsAsciiLetter(word[0]) ? TrySign(word[0]) : TryWords(word)))
            throw new DdlException($"expected {word}, found '{Current.Value}'");
    }

    /// <summary>Takes a name.</summary>
    /// <exception cref="DdlException">Something else stands here.</exception>
    public string Name() =>
        Current.IsName ? Take().Value : throw new DdlException($"expected a name, found '{Current.Value}'");

    /// <summary>Takes what stands in the parentheses that open here, and these.</summary>
    /// <exception cref="DdlException">None opens here.</exception>
    public List<SqlToken> Parenthesised()
    {
        if (!Current.IsSign('('))
            throw new DdlException($"expected (, found '{Current.Value}'");
        var close = NormalText.Closing(tokens, _at);
        var inner = tokens[(_at + 1)..close];
        _at = close + 1;
        return inner;
    }

    /// <summary>Takes all that is left.</summary>
    public List<SqlToken> Rest()
    {
        var rest = tokens[_at..];
        _at = tokens.Count;
        return rest;
    }

    /// <summary>Goes on while the condition holds, parentheses taken whole; what was passed, as text.</summary>
    public string TextWhile(Func<TokenRun, bool> goesOn)
    {
        var from = _at;
        while (!AtEnd && goesOn(this))
            if (Current.IsSign('('))
                Parenthesised();
            else
                _at++;
        return Text(tokens[from.._at]);
    }

    /// <summary>Tokens of this text in one line.</summary>
    public string Text(List<SqlToken> piece) => NormalText.Piece(sql, piece);

    /// <summary>Another run over some of the tokens.</summary>
    public TokenRun Over(List<SqlToken> piece) => new(sql, piece);

    /// <summary>The pieces between the commas that stand outside of parentheses.</summary>
    public static IEnumerable<List<SqlToken>> Items(List<SqlToken> tokens)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].IsSign('(') ? 1 : 0;
            depth -= tokens[i].IsSign(')') ? 1 : 0;
            if (depth > 0 || !tokens[i].IsSign(','))
                continue;
            yield return tokens[start..i];
            start = i + 1;
        }
        if (start < tokens.Count)
            yield return tokens[start..];
    }
}
