namespace Undrift.Sqlite;

/// <summary>
/// Which foreign keys a plan can check. One whose parent has no key on the columns that it names makes the whole check an
/// error ("foreign key mismatch", sqlite.org/foreignkeys.html#fk_schemaerrors): the table that it stands in is left out then.
/// </summary>
internal static class ForeignKeyCheck
{
    /// <summary>What the violations are counted in: all, or the tables that can be checked before the plan and after it.</summary>
    public static string Source(Catalog current, Catalog target)
    {
        var wrong = Mismatched(current).Concat(Mismatched(target)).ToHashSet();
        if (wrong.Count == 0)
            return "pragma_foreign_key_check";
        var tables = Keys(current)
            .Select(key => Names.Fold(key.Id.Parent))
            .Intersect(Keys(target).Select(key => Names.Fold(key.Id.Parent)))
            .Where(table => !wrong.Contains(table))
            .Select(table => $"({NormalText.Literal(table)})")
            .ToList();
        return tables.Count == 0
            ? "(SELECT 1 WHERE 0)"
            : $"(VALUES {string.Join(", ", tables)}) AS t JOIN pragma_foreign_key_check(t.column1)";
    }

    private static IEnumerable<CatalogObject> Keys(Catalog catalog) =>
        catalog.Objects.Where(item => item.Kind == ForeignKeyKind.Kind);

    private static IEnumerable<string> Mismatched(Catalog catalog)
    {
        var tables = catalog
            .Objects.Where(item => item.Kind == TableKind.Kind && !item.PartiallyUnderstood)
            .Select(item => Names.Fold(item.Id.Name))
            .ToHashSet();
        var unique = catalog
            .Objects.Where(item => UniqueColumns(item) is not null)
            .Select(item => Key(item.Id.Parent, UniqueColumns(item)!))
            .ToHashSet();
        return Keys(catalog)
            .Where(key => tables.Contains(Names.Fold(ForeignKeyKind.References.Of(key) ?? "")))
            .Where(key =>
                !unique.Contains(
                    Key(ForeignKeyKind.References.Of(key)!, ForeignKeyKind.ReferencedColumns.Of(key) ?? [])
                )
            )
            .Select(key => Names.Fold(key.Id.Parent));
    }

    /// <summary>The columns that a key or a unique index of all rows stands on; null for anything else.</summary>
    private static IEnumerable<string>? UniqueColumns(CatalogObject item) =>
        item.Kind == PrimaryKeyKind.Kind ? PrimaryKeyKind.Definition(item).Keys.Select(part => part.Column)
        : item.Kind == UniqueKind.Kind ? UniqueKind.Definition(item).Keys.Select(part => part.Column)
        : item.Kind == IndexKind.Kind && IndexKind.Unique.Of(item) && IndexKind.Where.Of(item) is null
            ? (IndexKind.Keys.Of(item) ?? []).Select(Column)
        : null;

    // A column with its collation or direction; an expression is no column's name and equals none.
    private static string Column(string key)
    {
        try
        {
            return KeyText.Parse(key).Column;
        }
        catch (DdlException)
        {
            return key;
        }
    }

    private static string Key(string table, IEnumerable<string> columns) =>
        string.Join('\0', columns.Select(Names.Fold).Order(StringComparer.Ordinal).Prepend(Names.Fold(table)));
}
