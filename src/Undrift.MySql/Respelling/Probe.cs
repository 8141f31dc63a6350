using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Respelling;

/// <summary>An object that is made under another name, so that its text is parsed and printed again.</summary>
/// <param name="Item">The view, or what stands in a table.</param>
/// <param name="Name">The name of the view, or of the table that it stands in.</param>
internal sealed record Probe(CatalogObject Item, string Name)
{
    /// <summary>The statement that makes it.</summary>
    /// <param name="surroundings">The columns that it may name.</param>
    public string Statement(Surroundings surroundings) =>
        Item.Kind == ViewKind.Modelled
            ? $"CREATE VIEW {Names.Quote(Name)} AS\n{ViewKind.Query.Of(Item)}"
            : surroundings.Table(Item.Id.Parent, Name, Item.With(Id with { Parent = Item.Id.Parent }, null));

    /// <summary>The statement that drops it.</summary>
    public string Removal =>
        $"DROP {(Item.Kind == ViewKind.Modelled ? "VIEW" : "TABLE")} IF EXISTS {Names.Quote(Name)}";

    /// <summary>The object as it was read back, under its own name again; null: it could not be made.</summary>
    public CatalogObject? In(Catalog catalog) => catalog.Find(Id)?.With(Item.Id, null);

    /// <summary>To MySQL the names of checks are names of the whole database.</summary>
    private ObjectId Id =>
        Item.Kind == ViewKind.Modelled ? Item.Id with { Name = Name }
        : Item.Kind == CheckKind.Modelled && Item.Id.Signature.Length == 0 ? Item.Id with { Parent = Name, Name = Name }
        : Item.Id with { Parent = Name };

    /// <summary>True where the text is one that a server parses; else it is a literal or a name.</summary>
    public static bool IsExpression(CatalogObject item, Facet facet) =>
        facet == ColumnFacets.Default ? ColumnFacets.Default.Of(item)?.StartsWith('(') == true
        : facet == KeyFacets.Keys ? (KeyFacets.Keys.Of(item) ?? []).Any(key => key.StartsWith('('))
        : true;
}
