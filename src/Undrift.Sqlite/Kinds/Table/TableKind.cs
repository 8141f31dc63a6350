namespace Undrift.Sqlite;

/// <summary>Tables.</summary>
internal static class TableKind
{
    public static readonly Facet<bool> Strict = Facet.Flag("strict", DriftGroup.TypeMismatch);
    public static readonly Facet<bool> WithoutRowid = Facet.Flag("without_rowid");
    public static readonly Facet<IReadOnlyList<string>?> ColumnOrder = Facet.List(
        "column_order",
        DriftGroup.OrderMismatch,
        comparison: FacetComparison.RelativeOrder
    );

    public static readonly ObjectKind Kind = new(
        "table",
        DriftGroup.MissingTable,
        DriftGroup.ExtraTable,
        DriftGroup.OptionMismatch,
        [Strict, WithoutRowid, ColumnOrder, CommonFacets.Source]
    )
    {
        NamesIgnoreCase = true,
    };

    public static ObjectId Id(string name) => new(Kind.Name, "", "", name);

    /// <summary>The table and everything that stands in it.</summary>
    public static IEnumerable<CatalogObject> Objects(TableDefinition table)
    {
        var members = Members(table).ToList();
        var bare = Table(table, null);
        var witness = TableText.Of(table);
        var understood = TableText.Of(Definition(bare, members)) == witness;
        return members.Prepend(Table(table, witness, understood));
    }

    /// <summary>The table whose definition is not understood: its text is all that can be compared.</summary>
    public static CatalogObject NotUnderstood(string name, string sql) =>
        new(Id(name), Kind, CommonFacets.Source.Is(sql))
        {
            Witness = NormalText.Of(Tokenizer.Split(sql).ToArray()),
            PartiallyUnderstood = true,
        };

    /// <summary>The definition that the facets of a table and its members describe.</summary>
    public static TableDefinition Definition(CatalogObject table, IReadOnlyList<CatalogObject> members) =>
        new(table.Id.Name)
        {
            Strict = Strict.Of(table),
            WithoutRowid = WithoutRowid.Of(table),
            Columns = Of(members, ColumnKind.Kind, ColumnKind.Definition),
            PrimaryKey = Of(members, PrimaryKeyKind.Kind, PrimaryKeyKind.Definition).SingleOrDefault(),
            Uniques = Of(members, UniqueKind.Kind, UniqueKind.Definition),
            ForeignKeys = Of(members, ForeignKeyKind.Kind, ForeignKeyKind.Definition),
            Checks = Of(members, CheckKind.Kind, CheckKind.Definition),
        };

    private static CatalogObject Table(TableDefinition table, string? witness, bool understood = true) =>
        new(
            Id(table.Name),
            Kind,
            Strict.Is(table.Strict),
            WithoutRowid.Is(table.WithoutRowid),
            ColumnOrder.Is([.. table.Columns.Select(column => Names.Fold(column.Name))]),
            CommonFacets.Source.Is(table.Source)
        )
        {
            Witness = witness,
            PartiallyUnderstood = !understood,
        };

    private static IEnumerable<CatalogObject> Members(TableDefinition table)
    {
        foreach (var column in table.Columns)
            yield return ColumnKind.Object(table, column);
        if (table.PrimaryKey is { } key)
            yield return PrimaryKeyKind.Object(table, key);
        foreach (var item in UniqueKind.Objects(table).Concat(ForeignKeyKind.Objects(table)))
            yield return item;
        foreach (var item in CheckKind.Objects(table))
            yield return item;
    }

    private static List<T> Of<T>(
        IEnumerable<CatalogObject> members,
        ObjectKind kind,
        Func<CatalogObject, T> definition
    ) => [.. members.Where(member => member.Kind == kind).Select(definition)];
}
