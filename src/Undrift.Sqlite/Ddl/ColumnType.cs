using System.Text;

namespace Undrift.Sqlite;

/// <summary>The declared type of a column: words and, in parentheses, up to two numbers. SQLite ignores letter case.</summary>
internal static class ColumnType
{
    /// <summary>Takes the type; null where there is none.</summary>
    public static string? Take(TokenCursor cursor)
    {
        var text = new StringBuilder();
        while (IsPart(cursor))
            text.Append(text.Length > 0 ? " " : "").Append(cursor.Take().Value);
        if (text.Length > 0 && cursor.Current.IsSign("("))
            text.Append('(').Append(Arguments(cursor.Parenthesised())).Append(')');
        return text.Length > 0 ? text.ToString().ToUpperInvariant() : null;
    }

    /// <summary>The type as it may stand in SQL.</summary>
    public static string InSql(string type)
    {
        var words = type.Split('(')[0].Split(' ');
        var plain = words.All(word => Names.IsPlain(word) && Names.Unquote(word) == Names.Fold(word));
        return plain ? type : Names.InQuotes(type);
    }

    /// <summary>A word ends the type where it begins a constraint; the other keywords there are reserved too.</summary>
    private static bool IsPart(TokenCursor cursor)
    {
        var token = cursor.Current;
        if (token.Kind is TokenKind.Text or TokenKind.DoubleQuoted or TokenKind.Quoted)
            return true;
        if (token.Is("GENERATED"))
            return !cursor.Peek.Is("ALWAYS");
        return token.Kind is TokenKind.Word
            && Names.Fold(token.Value)
                is not (
                    "constraint"
                    or "primary"
                    or "not"
                    or "null"
                    or "unique"
                    or "check"
                    or "default"
                    or "collate"
                    or "references"
                    or "as"
                    or "deferrable"
                );
    }

    private static string Arguments(ReadOnlySpan<Token> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(token.IsSign(",") ? ", " : token.Value);
        return text.ToString().Replace(", ", ",", StringComparison.Ordinal);
    }
}
