namespace Undrift.Sqlite;

/// <summary>The text of one part of a primary or unique key, written and read back.</summary>
internal static class KeyText
{
    /// <summary>The text as it stands in SQL.</summary>
    public static string Of(KeyPart part) =>
        Names.Quote(part.Column)
        + (part.Collation is { } collation ? " COLLATE " + Names.Quote(collation) : "")
        + (part.Descending ? " DESC" : "");

    /// <summary>All parts in parentheses.</summary>
    public static string List(IEnumerable<KeyPart> parts) => $"({string.Join(", ", parts.Select(Of))})";

    /// <summary>The part that a text of <see cref="Of"/> describes.</summary>
    public static KeyPart Parse(string text)
    {
        var cursor = new TokenCursor(Tokenizer.Split(text));
        var column = cursor.Name();
        var collation = cursor.TryWords("COLLATE") ? cursor.Name() : null;
        return new KeyPart(column, collation, cursor.TryWords("DESC"));
    }
}
