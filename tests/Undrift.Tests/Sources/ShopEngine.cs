namespace Undrift.Tests.Sources;

/// <summary>An engine of a few kinds, enough to write, read and report catalogs without a server.</summary>
internal sealed class ShopEngine(params ObjectKind[] kinds) : ServerlessEngine("shop", kinds)
{
    public static readonly ShopEngine Instance = new(
        Shop.Table,
        Shop.Column,
        Shop.Index,
        Shop.ForeignKey,
        Shop.View,
        Shop.Policy,
        Shop.Setting
    );

    public static IEngine? Find(string name) => name == Instance.Name ? Instance : null;
}

/// <summary>The kinds, and short ways to make their objects.</summary>
internal static class Shop
{
    public static readonly Facet<IReadOnlyList<string>?> Order = Facet.List(
        "column_order",
        DriftGroup.OrderMismatch,
        comparison: FacetComparison.RelativeOrder
    );
    public static readonly Facet<string?> Options = Facet.Text("options", DriftGroup.OptionMismatch);
    public static readonly ObjectKind Table = new(
        "table",
        DriftGroup.MissingTable,
        DriftGroup.ExtraTable,
        DriftGroup.OptionMismatch,
        [Order, Options]
    );

    public static readonly Facet<string?> Type = Facet.Text("type");
    public static readonly Facet<bool> NotNull = Facet.Flag("not_null", DriftGroup.NullabilityMismatch);
    public static readonly Facet<string?> Default = Facet.Text("default", DriftGroup.DefaultMismatch);
    public static readonly Facet<long?> Statistics = Facet.Number("statistics", DriftGroup.OptionMismatch);
    public static readonly Facet<long?> Position = Facet.Number("position", ignored: "column order is a list");
    public static readonly ObjectKind Column = new(
        "column",
        DriftGroup.MissingColumn,
        DriftGroup.ExtraColumn,
        DriftGroup.TypeMismatch,
        [Type, NotNull, Default, Statistics, Position]
    );

    public static readonly Facet<IReadOnlyList<string>?> Keys = Facet.List("keys");
    public static readonly Facet<bool> Unique = Facet.Flag("unique");
    public static readonly ObjectKind Index = new("index", DriftGroup.IndexMismatch, [Keys, Unique]);

    public static readonly Facet<string?> References = Facet.Text("references");
    public static readonly ObjectKind ForeignKey = new("foreign_key", DriftGroup.ConstraintMismatch, [References]);

    public static readonly Facet<string?> Definition = Facet.Text("definition");
    public static readonly ObjectKind View = new("view", DriftGroup.ViewMismatch, [Definition]);

    public static readonly Facet<string?> Using = Facet.Text("using");
    public static readonly ObjectKind Policy = new("policy", DriftGroup.SecurityMismatch, [Using]);

    public static readonly Facet<string?> Value = Facet.Text("value");
    public static readonly ObjectKind Setting = new("setting", DriftGroup.OptionMismatch, [Value]) { Ambient = true };

    public static CatalogObject TableNamed(string name, params ReadOnlySpan<FacetEntry> facets) =>
        new(new ObjectId("table", "public", "", name), Table, facets);

    public static CatalogObject In(
        string table,
        ObjectKind kind,
        string name,
        params ReadOnlySpan<FacetEntry> facets
    ) =>
        new(new ObjectId(kind.Name, "public", table, name), kind, facets)
        {
            Owner = new ObjectId("table", "public", "", table),
        };

    public static CatalogObject ViewNamed(string name, string definition) =>
        new(new ObjectId("view", "public", "", name), View, Definition.Is(definition));

    public static Catalog Catalog(params CatalogObject[] objects) =>
        new("shop", new CatalogOrigin("shop.sql", "1.0"), objects);
}
