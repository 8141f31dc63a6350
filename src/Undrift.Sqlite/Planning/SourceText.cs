namespace Undrift.Sqlite;

/// <summary>The statement that makes an object: as its author wrote it, where that is known.</summary>
internal static class SourceText
{
    /// <summary>The statement, without a semicolon.</summary>
    public static string Of(CatalogObject item) =>
        Written(item) ?? item.Witness ?? throw new InvalidOperationException($"{item.Id} has no text");

    /// <summary>CREATE TABLE under another name.</summary>
    public static string Of(CatalogObject table, string name)
    {
        var sql = Of(table);
        var tokens = Tokenizer.Split(sql).ToArray();
        // SQLite keeps "CREATE TABLE" and the name without schema; a text of another hand may have more.
        var at = 2;
        if (tokens[at].Is("IF"))
            at += 3;
        if (tokens[at + 1].IsSign("."))
            at += 2;
        return string.Concat(sql.AsSpan(0, tokens[at].Start), Names.InQuotes(name), sql.AsSpan(tokens[at].End));
    }

    /// <summary>A column as it stands in its table's text; null where that is not known.</summary>
    public static string? OfColumn(CatalogObject table, string column)
    {
        if (TableKind.Source.Of(table) is not { } sql)
            return null;
        var tokens = Tokenizer.Split(sql).ToArray();
        var (depth, start) = (0, -1);
        for (var at = 0; at < tokens.Length; at++)
        {
            depth += tokens[at].IsSign("(") ? 1 : 0;
            var ends = (depth == 1 && tokens[at].IsSign(",")) || (depth == 1 && tokens[at].IsSign(")"));
            if (ends && start >= 0 && tokens[start].IsName && Names.Same(tokens[start].Value, column))
                return sql[tokens[start].Start..tokens[at - 1].End];
            if (depth == 1 && (tokens[at].IsSign("(") || tokens[at].IsSign(",")))
                start = at + 1;
            depth -= tokens[at].IsSign(")") ? 1 : 0;
        }
        return null;
    }

    private static string? Written(CatalogObject item) =>
        item.Kind.Name switch
        {
            "table" => TableKind.Source.Of(item),
            "index" => IndexKind.Source.Of(item),
            "view" => ViewKind.Source.Of(item),
            "trigger" => TriggerKind.Source.Of(item),
            _ => VirtualTableKind.Source.Of(item),
        };
}
