namespace Undrift.Sqlite;

/// <summary>
/// Decides what a text in double quotes is. SQLite takes it for a name where one of that name exists, and for a string
/// literal otherwise (sqlite.org/quirks.html, "Double-quoted String Literals Are Accepted").
/// </summary>
/// <param name="names">The names that exist, folded.</param>
/// <param name="certain">
/// True where the names are all there can be (a table's own expressions): the rest is a string. False where aliases may
/// exist too: the rest keeps its quotes and its letter case, so that no difference of a string is lost.
/// </param>
internal sealed class NameScope(IReadOnlySet<string> names, bool certain)
{
    /// <summary>True when the token in double quotes names something.</summary>
    public bool IsName(ReadOnlySpan<Token> tokens, int at)
    {
        var next = at + 1 < tokens.Length ? tokens[at + 1] : default;
        var previous = at > 0 ? tokens[at - 1] : default;
        return names.Contains(Names.Fold(tokens[at].Value))
            || next.IsSign(".")
            || next.IsSign("(")
            || previous.IsSign(".")
            || previous.Is("COLLATE")
            || IsAlias(previous);
    }

    /// <summary>True when what stands behind the token gives a name: behind AS, and behind an operand, where no string fits.</summary>
    public static bool IsAlias(Token previous) =>
        previous.Is("AS")
        || previous.IsSign(")")
        || (previous.Kind is TokenKind.Word && !Names.IsKeyword(Names.Fold(previous.Value)))
        || previous.Kind
            is TokenKind.Quoted
                or TokenKind.DoubleQuoted
                or TokenKind.Text
                or TokenKind.Number
                or TokenKind.Blob
        || previous.Is("END");

    /// <summary>The normal form of what is no name.</summary>
    public string StringForm(string value) => certain ? NormalText.Literal(value) : Names.InQuotes(value);
}
