namespace Undrift.Sqlite;

/// <summary>The lexical classes of SQLite that the reader has to tell apart.</summary>
internal enum TokenKind
{
    /// <summary>A bare identifier or keyword.</summary>
    Word,

    /// <summary>A name in double quotes: SQLite reads it as a string where no such name exists.</summary>
    DoubleQuoted,

    /// <summary>A name in brackets or backticks.</summary>
    Quoted,

    /// <summary>A string literal in single quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A blob literal.</summary>
    Blob,

    /// <summary>A bind parameter.</summary>
    Variable,

    /// <summary>An operator or punctuation.</summary>
    Sign,

    /// <summary>What SQLite does not accept, for example an unclosed string.</summary>
    Illegal,
}

/// <summary>One token.</summary>
/// <param name="Kind">Its class.</param>
/// <param name="Value">Name without quotes, content of a literal, or the token as written.</param>
/// <param name="Start">Position of its first character.</param>
/// <param name="End">Position behind its last character.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int Start, int End)
{
    /// <summary>True for a name in any style of quoting but single quotes.</summary>
    public bool IsName => Kind is TokenKind.Word or TokenKind.DoubleQuoted or TokenKind.Quoted;

    /// <summary>True for the bare word, whatever its letter case.</summary>
    public bool Is(string word) => Kind is TokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the sign.</summary>
    public bool IsSign(string sign) => Kind is TokenKind.Sign && Value == sign;
}
