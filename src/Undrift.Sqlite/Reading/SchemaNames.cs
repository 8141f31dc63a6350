namespace Undrift.Sqlite;

/// <summary>The names of a schema that views and triggers can mean.</summary>
internal sealed class SchemaNames(IEnumerable<SchemaRow> rows, IReadOnlyDictionary<string, TableDefinition> tables)
{
    private readonly Lazy<HashSet<string>> _names = new(() =>
        [
            .. rows.Select(row => Names.Fold(row.Name)),
            .. tables.Values.SelectMany(table => table.Columns).Select(column => Names.Fold(column.Name)),
        ]
    );

    /// <summary>The scope of a text: the schema's names and those that the text itself gives or uses without quotes.</summary>
    public NameScope For(List<Token> tokens)
    {
        if (!tokens.Exists(token => token.Kind is TokenKind.DoubleQuoted))
            return new NameScope(new HashSet<string>(), certain: false);
        var names = new HashSet<string>(_names.Value) { "new", "old", "rowid", "oid", "_rowid_" };
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Quoted || (i > 0 && NameScope.IsAlias(tokens[i - 1])))
                names.Add(Names.Fold(tokens[i].Value));
        return new NameScope(names, certain: false);
    }
}
