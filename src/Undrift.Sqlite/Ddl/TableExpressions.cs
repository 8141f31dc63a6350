namespace Undrift.Sqlite;

/// <summary>The expressions of a table or of its indexes: the only names in them are the table's own.</summary>
internal sealed class TableExpressions
{
    /// <summary>The names that mean the rowid, where no column has them (lang_createtable.html#rowid).</summary>
    public static readonly string[] RowidNames = ["rowid", "_rowid_", "oid"];

    private readonly HashSet<string> _columns;
    private readonly NameScope _scope;

    /// <summary>Makes it for a table with these columns.</summary>
    public TableExpressions(string table, IEnumerable<string> columns)
    {
        _columns = [.. columns.Select(Names.Fold)];
        _scope = new NameScope(new HashSet<string>([.. _columns, .. RowidNames, Names.Fold(table)]), certain: true);
    }

    /// <summary>Finds the columns of a CREATE TABLE statement before it is parsed: the first name of each list item.</summary>
    public static TableExpressions For(List<Token> tokens)
    {
        var columns = new List<string>();
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var opens = tokens[i].IsSign("(");
            var begins = (opens && depth == 0) || (tokens[i].IsSign(",") && depth == 1);
            if (begins && i + 1 < tokens.Count && !ConstraintList.BeginsTableConstraint(tokens[i + 1]))
                columns.Add(tokens[i + 1].Value);
            depth += opens ? 1 : 0;
            depth -= tokens[i].IsSign(")") ? 1 : 0;
        }
        var name = tokens.FindIndex(token => token.IsSign("(")) - 1;
        return new TableExpressions(name >= 0 ? tokens[name].Value : "", columns);
    }

    /// <summary>The normal form, without enclosing parentheses.</summary>
    public string Normal(ReadOnlySpan<Token> tokens) =>
        NormalText.Of(NormalText.WithoutOuterParentheses(tokens), _scope);

    /// <summary>
    /// The normal form of an index key without its direction. A column is written as a name in any quotes, even single ones
    /// (build.c, sqlite3StringToId); a collation stands behind it.
    /// </summary>
    public string Key(ReadOnlySpan<Token> tokens)
    {
        if (tokens is [.. var expression, var collate, var collation] && expression.Length > 0 && collate.Is("COLLATE"))
            return $"{Key(expression)} COLLATE {Names.Quote(Names.Fold(collation.Value))}";
        tokens = NormalText.WithoutOuterParentheses(tokens);
        var isColumn = tokens is [var name] && (name.IsName || name.Kind is TokenKind.Text);
        return isColumn && _columns.Contains(Names.Fold(tokens[0].Value))
            ? Names.Quote(Names.Fold(tokens[0].Value))
            : Normal(tokens);
    }

    /// <summary>The columns that an expression names, in order, each once.</summary>
    public IReadOnlyList<string> Columns(ReadOnlySpan<Token> tokens)
    {
        var found = new List<string>();
        foreach (var token in tokens)
            if (token.IsName && Names.Fold(token.Value) is var name && _columns.Contains(name) && !found.Contains(name))
                found.Add(name);
        return found;
    }
}
