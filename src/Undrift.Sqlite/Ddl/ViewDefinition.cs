namespace Undrift.Sqlite;

/// <summary>A CREATE VIEW statement, understood.</summary>
/// <param name="Columns">The column names given before AS; empty: the query's own.</param>
/// <param name="Query">Normal form.</param>
internal sealed record ViewDefinition(IReadOnlyList<string> Columns, string Query)
{
    /// <summary>Parses the statement.</summary>
    /// <exception cref="DdlException">It holds something that is not understood.</exception>
    public static ViewDefinition Parse(List<Token> tokens, NameScope names)
    {
        var cursor = new TokenCursor(tokens);
        cursor.Words("CREATE", "VIEW");
        cursor.TryWords("IF", "NOT", "EXISTS");
        cursor.QualifiedName();
        var columns = cursor.Current.IsSign("(") ? ForeignKeyParser.Columns(cursor) : [];
        cursor.Words("AS");
        return new ViewDefinition(columns, NormalText.Of(cursor.Rest(), names));
    }
}
