namespace Undrift.Sqlite;

/// <summary>Columns of tables.</summary>
internal static class ColumnKind
{
    public static readonly Facet<string?> Type = Facet.Text("type");
    public static readonly Facet<string?> Collation = Facet.Text("collation");
    public static readonly Facet<bool> NotNull = Facet.Flag("not_null", DriftGroup.NullabilityMismatch);
    public static readonly Facet<string?> NotNullConflict = Facet.Text(
        "not_null_on_conflict",
        DriftGroup.NullabilityMismatch
    );
    public static readonly Facet<string?> Default = Facet.Text("default", DriftGroup.DefaultMismatch);
    public static readonly Facet<string?> Generated = Facet.Text("generated", DriftGroup.IdentityMismatch);
    public static readonly Facet<bool> Stored = Facet.Flag("generated_stored", DriftGroup.IdentityMismatch);

    public static readonly ObjectKind Kind = new(
        "column",
        DriftGroup.MissingColumn,
        DriftGroup.ExtraColumn,
        DriftGroup.TypeMismatch,
        [Type, Collation, NotNull, NotNullConflict, Default, Generated, Stored]
    )
    {
        NamesIgnoreCase = true,
    };

    public static CatalogObject Object(TableDefinition table, ColumnDefinition column) =>
        new(
            new ObjectId(Kind.Name, "", table.Name, column.Name),
            Kind,
            Type.Is(column.Type),
            Collation.Is(column.Collation),
            NotNull.Is(column.NotNull),
            NotNullConflict.Is(column.NotNullConflict),
            Default.Is(column.Default),
            Generated.Is(column.Generated),
            Stored.Is(column.Stored)
        )
        {
            Owner = TableKind.Id(table.Name),
        };

    /// <summary>The definition that the facets describe.</summary>
    public static ColumnDefinition Definition(CatalogObject column) =>
        new(column.Id.Name, Type.Of(column))
        {
            Collation = Collation.Of(column),
            NotNull = NotNull.Of(column),
            NotNullConflict = NotNullConflict.Of(column),
            Default = Default.Of(column),
            Generated = Generated.Of(column),
            Stored = Stored.Of(column),
        };
}
