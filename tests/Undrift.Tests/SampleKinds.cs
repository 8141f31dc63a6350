namespace Undrift.Tests;

/// <summary>A small engine of the tests' own: the core must not know any real one.</summary>
internal static class SampleKinds
{
    public static readonly Facet<string?> ColumnType = Facet.Text("type");
    public static readonly Facet<bool> NotNull = Facet.Flag("not_null", DriftGroup.NullabilityMismatch);
    public static readonly Facet<long?> Width = Facet.Number("width");
    public static readonly Facet<string?> Note = Facet.Text("note", ignored: "it is state, not schema");
    public static readonly Facet<IReadOnlyList<string>?> Order = Facet.List(
        "column_order",
        DriftGroup.OrderMismatch,
        comparison: FacetComparison.RelativeOrder
    );
    public static readonly Facet<string?> Version = Facet.Text("version");

    public static readonly ObjectKind Table = new(
        "table",
        DriftGroup.MissingTable,
        DriftGroup.ExtraTable,
        DriftGroup.OptionMismatch,
        [Order]
    );

    public static readonly ObjectKind Column = new(
        "column",
        DriftGroup.MissingColumn,
        DriftGroup.ExtraColumn,
        DriftGroup.TypeMismatch,
        [ColumnType, NotNull, Width, Note]
    );

    public static readonly ObjectKind Extension = new("extension", DriftGroup.ExtensionMismatch, [Version])
    {
        Ambient = true,
        DecidesMembers = true,
    };

    public static CatalogObject TableOf(string name, params string[] columns) =>
        new(new ObjectId("table", "public", "", name), Table, Order.Is(columns));

    public static CatalogObject ColumnOf(string table, string name, params ReadOnlySpan<FacetEntry> facets) =>
        new(new ObjectId("column", "public", table, name), Column, facets)
        {
            Owner = new ObjectId("table", "public", "", table),
        };

    public static CatalogObject ExtensionOf(string name, string version) =>
        new(new ObjectId("extension", "", "", name), Extension, Version.Is(version));

    public static CatalogObject MemberOf(string extension, string table) =>
        new(new ObjectId("table", "public", "", table), Table) { Owner = new ObjectId("extension", "", "", extension) };

    public static Catalog CatalogOf(params CatalogObject[] objects) =>
        new("sample", new CatalogOrigin("sample"), objects);
}
