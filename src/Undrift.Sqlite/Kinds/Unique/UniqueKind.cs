namespace Undrift.Sqlite;

/// <summary>Unique constraints.</summary>
internal static class UniqueKind
{
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<string?> OnConflict = Facet.Text("on_conflict");

    /// <summary>The constraint's own name, for SQL; identity already tells it apart.</summary>
    public static readonly Facet<string?> Name = Facet.Text("name", ignored: "part of the identity");

    public static readonly ObjectKind Kind = new("unique", DriftGroup.ConstraintMismatch, [Columns, OnConflict, Name])
    {
        NamesIgnoreCase = true,
    };

    public static IEnumerable<CatalogObject> Objects(TableDefinition table)
    {
        var names = new ConstraintNames(table);
        foreach (var unique in table.Uniques)
            yield return new CatalogObject(
                new ObjectId(
                    Kind.Name,
                    "",
                    table.Name,
                    names.Next(unique.Name, unique.Keys.Select(key => key.Column), Kind.Name)
                ),
                Kind,
                Columns.Is([.. unique.Keys.Select(KeyText.Of)]),
                OnConflict.Is(unique.Conflict),
                Name.Is(unique.Name)
            )
            {
                Owner = TableKind.Id(table.Name),
            };
    }

    /// <summary>The definition that the facets describe.</summary>
    public static UniqueDefinition Definition(CatalogObject unique) =>
        new(Name.Of(unique), [.. (Columns.Of(unique) ?? []).Select(KeyText.Parse)], OnConflict.Of(unique));
}
