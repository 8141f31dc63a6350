namespace Undrift.Sqlite;

/// <summary>Views.</summary>
internal static class ViewKind
{
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<string?> Query = Facet.Text("query");

    public static readonly ObjectKind Kind = new("view", DriftGroup.ViewMismatch, [Columns, Query, CommonFacets.Source])
    {
        NamesIgnoreCase = true,
    };

    public static ObjectId Id(string name) => new(Kind.Name, "", "", name);

    /// <summary>The view; when it is not understood, with its text alone.</summary>
    public static CatalogObject Object(SchemaRow row, SchemaNames names)
    {
        var tokens = Tokenizer.Split(row.Sql);
        var scope = names.For(tokens);
        try
        {
            var view = ViewDefinition.Parse(tokens, scope);
            return new CatalogObject(
                Id(row.Name),
                Kind,
                Columns.Is(view.Columns),
                Query.Is(view.Query),
                CommonFacets.Source.Is(row.Sql)
            );
        }
        catch (DdlException)
        {
            return new CatalogObject(Id(row.Name), Kind, CommonFacets.Source.Is(row.Sql))
            {
                Witness = NormalText.Of(tokens.ToArray(), scope),
                PartiallyUnderstood = true,
            };
        }
    }
}
