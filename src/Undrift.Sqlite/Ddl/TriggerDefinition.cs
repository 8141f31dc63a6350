namespace Undrift.Sqlite;

/// <summary>A CREATE TRIGGER statement, understood. FOR EACH ROW is what SQLite always does.</summary>
/// <param name="Timing">BEFORE (also where nothing is said), AFTER or INSTEAD OF.</param>
/// <param name="Event">INSERT, UPDATE or DELETE.</param>
/// <param name="Columns">The columns of UPDATE OF; empty: all.</param>
/// <param name="When">Condition in normal form, or null.</param>
/// <param name="Body">The statements between BEGIN and END, in normal form.</param>
internal sealed record TriggerDefinition(
    string Timing,
    string Event,
    IReadOnlyList<string> Columns,
    string? When,
    string Body
)
{
    /// <summary>Parses the statement.</summary>
    /// <exception cref="DdlException">It holds something that is not understood.</exception>
    public static TriggerDefinition Parse(List<Token> tokens, NameScope names)
    {
        var cursor = new TokenCursor(tokens);
        cursor.Words("CREATE", "TRIGGER");
        cursor.TryWords("IF", "NOT", "EXISTS");
        cursor.QualifiedName();
        var timing =
            cursor.TryWords("AFTER") ? "AFTER"
            : cursor.TryWords("INSTEAD", "OF") ? "INSTEAD OF"
            : "BEFORE";
        cursor.TryWords("BEFORE");
        var action = cursor.Take().Value.ToUpperInvariant();
        if (action is not ("INSERT" or "UPDATE" or "DELETE"))
            throw new DdlException($"unknown trigger event {action}");
        var columns = cursor.TryWords("OF") ? ColumnsUntilOn(cursor) : [];
        cursor.Words("ON");
        cursor.QualifiedName();
        cursor.TryWords("FOR", "EACH", "ROW");
        var when = cursor.TryWords("WHEN") ? Condition(cursor.Until("BEGIN"), names) : null;
        cursor.Words("BEGIN");
        return new TriggerDefinition(timing, action, columns, when, Statements(cursor.Rest(), names));
    }

    private static string Condition(ReadOnlySpan<Token> tokens, NameScope names) =>
        NormalText.Of(NormalText.WithoutOuterParentheses(tokens), names);

    private static string Statements(ReadOnlySpan<Token> tokens, NameScope names)
    {
        if (tokens is [.., { Kind: TokenKind.Sign, Value: ";" }])
            tokens = tokens[..^1];
        if (tokens.Length == 0 || !tokens[^1].Is("END"))
            throw new DdlException("the trigger does not end with END");
        return NormalText.Of(tokens[..^1], names);
    }

    private static List<string> ColumnsUntilOn(TokenCursor cursor)
    {
        var columns = new List<string>();
        do columns.Add(Names.Fold(cursor.Name()));
        while (cursor.TrySign(","));
        return columns;
    }
}
