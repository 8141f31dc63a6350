namespace Undrift.Sqlite;

/// <summary>Primary keys. A table has at most one, so that the name is a facet and no part of the identity.</summary>
internal static class PrimaryKeyKind
{
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<bool> AutoIncrement = Facet.Flag("autoincrement", DriftGroup.IdentityMismatch);
    public static readonly Facet<string?> OnConflict = Facet.Text("on_conflict");
    public static readonly Facet<string?> Name = Facet.Text("name");

    /// <summary>True for the form of INTEGER PRIMARY KEY DESC that is not the rowid.</summary>
    public static readonly Facet<bool> NotRowid = Facet.Flag("not_rowid");

    public static readonly ObjectKind Kind = new(
        "primary_key",
        DriftGroup.ConstraintMismatch,
        [Columns, AutoIncrement, OnConflict, Name, NotRowid]
    )
    {
        NamesIgnoreCase = true,
    };

    public static CatalogObject Object(TableDefinition table, PrimaryKeyDefinition key) =>
        new(
            new ObjectId(Kind.Name, "", table.Name, Kind.Name),
            Kind,
            Columns.Is([.. key.Keys.Select(KeyText.Of)]),
            AutoIncrement.Is(key.AutoIncrement),
            OnConflict.Is(key.Conflict),
            Name.Is(key.Name),
            NotRowid.Is(key.WithColumn)
        )
        {
            Owner = TableKind.Id(table.Name),
        };

    /// <summary>The definition that the facets describe.</summary>
    public static PrimaryKeyDefinition Definition(CatalogObject key) =>
        new(
            Name.Of(key),
            [.. (Columns.Of(key) ?? []).Select(KeyText.Parse)],
            OnConflict.Of(key),
            AutoIncrement.Of(key),
            NotRowid.Of(key)
        );
}
