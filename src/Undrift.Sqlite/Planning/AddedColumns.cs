namespace Undrift.Sqlite;

/// <summary>Columns that ALTER TABLE … ADD COLUMN can add (sqlite.org/lang_altertable.html).</summary>
internal static class AddedColumns
{
    /// <summary>The statements by column; null when the table has to be rebuilt.</summary>
    /// <param name="drifts">All that differs in the table.</param>
    /// <param name="old">The table as it is.</param>
    /// <param name="wanted">The table as it shall be.</param>
    /// <param name="members">What stands in the table as it shall be.</param>
    public static IReadOnlyList<(ObjectId Column, string Sql)>? Of(
        IReadOnlyList<Drift> drifts,
        CatalogObject old,
        CatalogObject wanted,
        IEnumerable<CatalogObject> members
    )
    {
        var added = drifts.Select(drift => drift.Expected).OfType<CatalogObject>().Where(IsColumn).ToHashSet();
        var texts = added.ToDictionary(column => column, column => Text(wanted, column));
        if (!drifts.All(drift => drift is { Verb: DriftVerb.Missing, Expected: { } item } && Fits(item, texts)))
            return null;
        var alter = $"ALTER TABLE {Names.Quote(old.Id.Name)} ADD COLUMN ";
        return [.. members.Where(added.Contains).Select(column => (column.Id, alter + texts[column]))];
    }

    private static bool IsColumn(CatalogObject item) => item.Kind == ColumnKind.Kind;

    private static string Text(CatalogObject wanted, CatalogObject column) =>
        SourceText.OfColumn(wanted, column.Id.Name) ?? TableText.Column(ColumnKind.Definition(column));

    private static bool Fits(CatalogObject item, Dictionary<CatalogObject, string> texts) =>
        IsColumn(item) ? IsAddable(item) : IsWrittenWithColumn(item, texts);

    // A default has to be a constant: CURRENT_TIMESTAMP and expressions are refused; NOT NULL needs a default.
    private static bool IsAddable(CatalogObject column)
    {
        if (ColumnKind.Stored.Of(column))
            return false;
        var value = ColumnKind.Default.Of(column);
        if (value is null)
            return !ColumnKind.NotNull.Of(column);
        var isConstant = !value.StartsWith('(') && !value.StartsWith("current_", StringComparison.OrdinalIgnoreCase);
        var isNull = value.Equals("null", StringComparison.OrdinalIgnoreCase);
        return isConstant && !(ColumnKind.NotNull.Of(column) && isNull);
    }

    // REFERENCES behind the column itself; its default then has to be NULL.
    private static bool IsWrittenWithColumn(CatalogObject item, Dictionary<CatalogObject, string> texts)
    {
        if (item.Kind != ForeignKeyKind.Kind || ForeignKeyKind.Columns.Of(item) is not [var name])
            return false;
        var column = texts.Keys.FirstOrDefault(added => Names.Same(added.Id.Name, name));
        return column is not null
            && ColumnKind.Default.Of(column) is null
            && Tokenizer.Split(texts[column]).Any(token => token.Is("REFERENCES"));
    }
}
