namespace Undrift.Sqlite;

/// <summary>
/// Virtual tables. The module need not be at hand: only the definition is read. The shadow tables that a module keeps its
/// data in are recognised, noted here and not compared: what they look like depends on the module's version.
/// </summary>
internal static class VirtualTableKind
{
    public static readonly Facet<string?> Module = Facet.Text("module");
    public static readonly Facet<IReadOnlyList<string>?> Arguments = Facet.List("arguments");
    public static readonly Facet<IReadOnlyList<string>?> ShadowTables = Facet.List(
        "shadow_tables",
        ignored: "made by the module: some lazily, and other versions of it make others"
    );

    public static readonly ObjectKind Kind = new(
        "virtual_table",
        DriftGroup.MissingTable,
        DriftGroup.ExtraTable,
        DriftGroup.OptionMismatch,
        [Module, Arguments, ShadowTables, CommonFacets.Source]
    )
    {
        NamesIgnoreCase = true,
    };

    public static ObjectId Id(string name) => new(Kind.Name, "", "", name);

    /// <summary>The virtual table; when it is not understood, with its text alone.</summary>
    public static CatalogObject Object(SchemaRow row, IReadOnlyList<string> shadows)
    {
        try
        {
            var table = VirtualTableDefinition.Parse(row.Sql);
            return new CatalogObject(
                Id(row.Name),
                Kind,
                Module.Is(table.Module),
                Arguments.Is(table.Arguments),
                ShadowTables.Is(shadows),
                CommonFacets.Source.Is(row.Sql)
            );
        }
        catch (DdlException)
        {
            return new CatalogObject(Id(row.Name), Kind, ShadowTables.Is(shadows), CommonFacets.Source.Is(row.Sql))
            {
                Witness = NormalText.Of(Tokenizer.Split(row.Sql).ToArray()),
                PartiallyUnderstood = true,
            };
        }
    }
}
