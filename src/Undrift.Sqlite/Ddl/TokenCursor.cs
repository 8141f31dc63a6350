using System.Runtime.InteropServices;

namespace Undrift.Sqlite;

/// <summary>Walks over the tokens of a statement. Nothing is skipped: what is not expected is an error.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _at;

    /// <summary>The token at hand; the default token at the end.</summary>
    public Token Current => _at < tokens.Count ? tokens[_at] : default;

    /// <summary>True behind the last token.</summary>
    public bool AtEnd => _at >= tokens.Count;

    /// <summary>The token after the current one.</summary>
    public Token Peek => _at + 1 < tokens.Count ? tokens[_at + 1] : default;

    /// <summary>Takes a token.</summary>
    public Token Take()
    {
        if (AtEnd)
            throw new DdlException("the definition ends too early");
        return tokens[_at++];
    }

    /// <summary>Takes the words when they stand here.</summary>
    public bool TryWords(params ReadOnlySpan<string> words)
    {
        if (_at + words.Length > tokens.Count)
            return false;
        for (var i = 0; i < words.Length; i++)
            if (!tokens[_at + i].Is(words[i]))
                return false;
        _at += words.Length;
        return true;
    }

    /// <summary>Takes the sign when it stands here.</summary>
    public bool TrySign(string sign)
    {
        if (!Current.IsSign(sign))
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes the words or fails.</summary>
    public void Words(params ReadOnlySpan<string> words)
    {
        if (!TryWords(words))
            throw Unexpected(string.Join(' ', words.ToArray()));
    }

    /// <summary>Takes the sign or fails.</summary>
    public void Sign(string sign)
    {
        if (!TrySign(sign))
            throw Unexpected(sign);
    }

    /// <summary>Takes a name; SQLite accepts one in single quotes too (parse.y: <c>nm ::= STRING</c>).</summary>
    public string Name()
    {
        if (!Current.IsName && Current.Kind is not TokenKind.Text)
            throw Unexpected("a name");
        return Take().Value;
    }

    /// <summary>Takes a name that may be preceded by the name of its database.</summary>
    public string QualifiedName()
    {
        var name = Name();
        return TrySign(".") ? Name() : name;
    }

    /// <summary>Takes a parenthesis and all in it; returns what is inside.</summary>
    public ReadOnlySpan<Token> Parenthesised()
    {
        var rest = CollectionsMarshal.AsSpan(tokens)[_at..];
        var end = rest.Length > 0 && rest[0].IsSign("(") ? NormalText.ClosingParenthesis(rest) : -1;
        if (end < 0)
            throw Unexpected("an expression in parentheses");
        _at += end + 1;
        return rest[1..end];
    }

    /// <summary>Takes everything up to a comma or closing parenthesis of this level.</summary>
    public ReadOnlySpan<Token> ListItem()
    {
        var start = _at;
        for (var depth = 0; !AtEnd; _at++)
        {
            if (depth == 0 && (Current.IsSign(",") || Current.IsSign(")")))
                break;
            depth += Current.IsSign("(") ? 1 : 0;
            depth -= Current.IsSign(")") ? 1 : 0;
        }
        return CollectionsMarshal.AsSpan(tokens)[start.._at];
    }

    /// <summary>Takes all that is left.</summary>
    public ReadOnlySpan<Token> Rest()
    {
        var start = _at;
        _at = tokens.Count;
        return CollectionsMarshal.AsSpan(tokens)[start..];
    }

    /// <summary>Takes everything before the word, which must come; parentheses are passed over.</summary>
    public ReadOnlySpan<Token> Until(string word)
    {
        var start = _at;
        for (var depth = 0; !AtEnd && (depth > 0 || !Current.Is(word)); _at++)
        {
            depth += Current.IsSign("(") ? 1 : 0;
            depth -= Current.IsSign(")") ? 1 : 0;
        }
        if (AtEnd)
            throw Unexpected(word);
        return CollectionsMarshal.AsSpan(tokens)[start.._at];
    }

    /// <summary>Fails unless everything was taken.</summary>
    public void End()
    {
        TrySign(";");
        if (!AtEnd)
            throw Unexpected("the end");
    }

    /// <summary>The failure for a token that does not fit.</summary>
    public DdlException Unexpected(string expected) =>
        new($"expected {expected}, found {(AtEnd ? "the end" : Current.Value)}");
}
