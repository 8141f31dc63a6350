namespace Undrift.Sqlite;

/// <summary>Indexes made by CREATE INDEX; those that SQLite makes for a key belong to the constraint.</summary>
internal static class IndexKind
{
    public static readonly Facet<IReadOnlyList<string>?> Keys = Facet.List("keys");
    public static readonly Facet<bool> Unique = Facet.Flag("unique");
    public static readonly Facet<string?> Where = Facet.Text("where");

    public static readonly ObjectKind Kind = new(
        "index",
        DriftGroup.IndexMismatch,
        [Keys, Unique, Where, CommonFacets.Source]
    )
    {
        NamesIgnoreCase = true,
    };

    /// <summary>The index; when it is not understood, with its text alone.</summary>
    public static CatalogObject Object(SchemaRow row, ObjectId owner, TableExpressions expressions)
    {
        var id = new ObjectId(Kind.Name, "", row.Table, row.Name);
        try
        {
            var index = IndexDefinition.Parse(row.Name, row.Table, row.Sql, expressions);
            return new CatalogObject(
                id,
                Kind,
                Keys.Is(index.Keys),
                Unique.Is(index.Unique),
                Where.Is(index.Where),
                CommonFacets.Source.Is(row.Sql)
            )
            {
                Owner = owner,
                Witness = Create(index),
            };
        }
        catch (DdlException)
        {
            return new CatalogObject(id, Kind, CommonFacets.Source.Is(row.Sql))
            {
                Owner = owner,
                Witness = NormalText.Of(Tokenizer.Split(row.Sql).ToArray()),
                PartiallyUnderstood = true,
            };
        }
    }

    /// <summary>The definition that the facets describe.</summary>
    public static IndexDefinition Definition(CatalogObject index) =>
        new(index.Id.Name, index.Id.Parent, Unique.Of(index), Keys.Of(index) ?? [], Where.Of(index));

    /// <summary>The statement that makes the index, without a semicolon.</summary>
    public static string Create(IndexDefinition index)
    {
        var unique = index.Unique ? "UNIQUE " : "";
        var where = index.Where is { } condition ? " WHERE " + condition : "";
        return $"CREATE {unique}INDEX {Names.Quote(index.Name)} ON {Names.Quote(index.Table)} "
            + $"({string.Join(", ", index.Keys)}){where}";
    }
}
