namespace Undrift.Sqlite;

/// <summary>A CREATE INDEX statement, understood.</summary>
/// <param name="Name">Name as SQLite keeps it.</param>
/// <param name="Table">Table as SQLite keeps it.</param>
/// <param name="Unique">True for a unique index.</param>
/// <param name="Keys">The key parts in normal form: column or expression, COLLATE, DESC.</param>
/// <param name="Where">The condition of a partial index, in normal form.</param>
internal sealed record IndexDefinition(
    string Name,
    string Table,
    bool Unique,
    IReadOnlyList<string> Keys,
    string? Where
)
{
    /// <summary>Parses the statement.</summary>
    /// <exception cref="DdlException">It holds something that is not understood.</exception>
    public static IndexDefinition Parse(string name, string table, string sql, TableExpressions expressions)
    {
        var cursor = new TokenCursor(Tokenizer.Split(sql));
        cursor.Words("CREATE");
        var unique = cursor.TryWords("UNIQUE");
        cursor.Words("INDEX");
        cursor.TryWords("IF", "NOT", "EXISTS");
        cursor.QualifiedName();
        cursor.Words("ON");
        cursor.Name();
        cursor.Sign("(");
        var keys = new List<string>();
        do keys.Add(Key(cursor.ListItem(), expressions));
        while (cursor.TrySign(","));
        cursor.Sign(")");
        var where = cursor.TryWords("WHERE") ? expressions.Normal(cursor.Rest()) : null;
        cursor.End();
        return new IndexDefinition(name, table, unique, keys, where);
    }

    private static string Key(ReadOnlySpan<Token> tokens, TableExpressions expressions)
    {
        if (tokens.Length == 0)
            throw new DdlException("an index key is empty");
        var descending = tokens[^1].Is("DESC");
        if (tokens.Length > 1 && (descending || tokens[^1].Is("ASC")))
            tokens = tokens[..^1];
        return expressions.Key(tokens) + (descending ? " DESC" : "");
    }
}
