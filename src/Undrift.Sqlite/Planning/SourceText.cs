namespace Undrift.Sqlite;

/// <summary>The statement that makes an object: as its author wrote it, where that is known.</summary>
internal static class SourceText
{
    /// <summary>The statement, without a semicolon.</summary>
    public static string Of(CatalogObject item) =>
        CommonFacets.Source.Of(item) ?? item.Witness ?? throw new InvalidOperationException($"{item.Id} has no text");

    /// <summary>
    /// CREATE TABLE: as its author wrote it where that says what the members say. A table of which a person keeps a difference
    /// is neither the desired nor the actual one, and no text of it is known.
    /// </summary>
    public static string OfTable(CatalogObject table, IEnumerable<CatalogObject> members)
    {
        if (table.PartiallyUnderstood)
            return Of(table);
        var places = (TableKind.ColumnOrder.Of(table) ?? [])
            .Index()
            .ToDictionary(item => item.Item, item => item.Index);
        var ordered = members.OrderBy(item => places.GetValueOrDefault(Names.Fold(item.Id.Name), int.MaxValue));
        var text = TableText.Of(TableKind.Definition(table, [.. ordered]));
        return text == table.Witness ? Of(table) : text;
    }

    /// <summary>A CREATE TABLE under another name.</summary>
    public static string Renamed(string sql, string name)
    {
        var old = AtName(sql).Current;
        return string.Concat(sql.AsSpan(0, old.Start), Names.InQuotes(name), sql.AsSpan(old.End));
    }

    /// <summary>A column as it stands in its table's text; null where that is not known.</summary>
    public static string? OfColumn(CatalogObject table, string column)
    {
        if (CommonFacets.Source.Of(table) is not { } sql)
            return null;
        var cursor = AtName(sql);
        cursor.Name();
        cursor.Sign("(");
        do
        {
            var item = cursor.ListItem();
            if (item is [{ IsName: true } first, ..] && Names.Same(first.Value, column))
                return sql[first.Start..item[^1].End];
        } while (cursor.TrySign(","));
        return null;
    }

    /// <summary>The tokens of CREATE TABLE from its name on, without that of the database before it.</summary>
    private static TokenCursor AtName(string sql)
    {
        var cursor = new TokenCursor(Tokenizer.Split(sql));
        cursor.Words("CREATE", "TABLE");
        cursor.TryWords("IF", "NOT", "EXISTS");
        if (cursor.Peek.IsSign("."))
        {
            cursor.Name();
            cursor.Sign(".");
        }
        return cursor;
    }
}
