namespace Undrift.MySql.Text;

/// <summary>The lexical classes that the reader has to tell apart.</summary>
internal enum SqlTokenKind
{
    /// <summary>A bare identifier or key word.</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    Name,

    /// <summary>A string in single or double quotes; with a prefix (b, x, n) it has that too.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator or punctuation, one character each.</summary>
    Sign,
}

/// <summary>One token.</summary>
/// <param name="Kind">Its class.</param>
/// <param name="Value">A name without its quotes, else the token as written.</param>
/// <param name="Start">Position of its first character.</param>
/// <param name="End">Position behind its last character.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Value, int Start, int End)
{
    /// <summary>True for the bare word, whatever its letter case.</summary>
    public bool Is(string word) => Kind is SqlTokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the sign.</summary>
    public bool IsSign(char sign) => Kind is SqlTokenKind.Sign && Value[0] == sign;

    /// <summary>True for a name, in backticks or not.</summary>
    public bool IsName => Kind is SqlTokenKind.Name or SqlTokenKind.Word;
}
