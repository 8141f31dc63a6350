using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Planning;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Respelling;

/// <summary>
/// What SQL texts name, written as SQL from a catalog: tables with their bare columns, views, functions. What these name in
/// turn comes with them.
/// </summary>
/// <param name="catalog">The catalog.</param>
/// <param name="isMariaDb">True where a MariaDB runs the SQL.</param>
internal sealed class Surroundings(Catalog catalog, bool isMariaDb)
{
    /// <summary>What of a column a text that names it depends on.</summary>
    private static readonly HashSet<Facet> Bare =
    [
        ColumnFacets.Type,
        ColumnFacets.Labels,
        ColumnFacets.Charset,
        ColumnFacets.Collation,
        ColumnFacets.Srid,
        ColumnFacets.NotNull,
    ];

    private readonly ILookup<string, CatalogObject> _columns = catalog
        .Objects.Where(item => item.Kind == ColumnKind.Modelled)
        .ToLookup(item => item.Id.Parent);

    private readonly ILookup<string, CatalogObject> _named = catalog
        .Objects.Where(item =>
            item.Kind == TableKind.Modelled || item.Kind == ViewKind.Modelled || item.Kind == RoutineKinds.Function
        )
        .ToLookup(item => item.Id.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The statements that make what the objects' texts name, in no order that could be relied on.</summary>
    public IReadOnlyCollection<string> Of(IEnumerable<CatalogObject> items)
    {
        var made = new Dictionary<ObjectId, string>();
        var unread = new Queue<string>(items.SelectMany(Texts));
        while (unread.TryDequeue(out var text))
            foreach (var item in SqlTokenizer.Split(text).Where(token => token.IsName).SelectMany(Named))
                if (made.TryAdd(item.Id, Statement(item)))
                    foreach (var more in Texts(item))
                        unread.Enqueue(more);
        return made.Values;
    }

    /// <summary>CREATE TABLE with the columns of a table, under another name, and one thing more in it.</summary>
    public string Table(string table, string name, CatalogObject? with)
    {
        var columns = _columns[table].Select(Plain).Where(column => column.Id != with?.Id).ToList();
        var own = with?.Kind == ColumnKind.Modelled ? [with] : Array.Empty<CatalogObject>();
        var order = columns.Concat(own).Select(column => column.Id.Name).ToList();
        var bare = new CatalogObject(
            TableKind.IdOf(name),
            TableKind.Modelled,
            TableFacets.Engine.Is("InnoDB"),
            TableFacets.ColumnOrder.Is(order)
        );
        CatalogObject[] members = [.. columns, .. with is null ? [] : new[] { with }];
        return new TableText(isMariaDb).Of(bare, members);
    }

    private static CatalogObject Plain(CatalogObject column) =>
        column.WithValues(entry => Bare.Contains(entry.Facet) ? entry.Value : FacetValue.Absent);

    private IEnumerable<CatalogObject> Named(SqlToken token) => _named[token.Value];

    private string Statement(CatalogObject item) =>
        item.Kind == TableKind.Modelled ? Table(item.Id.Name, item.Id.Name, null)
        : item.Kind == ViewKind.Modelled ? $"CREATE VIEW {Names.Quote(item.Id.Name)} AS\n{ViewKind.Query.Of(item)}"
        : CodeText.Routine(item, null, replaces: false);

    private static IEnumerable<string> Texts(CatalogObject item) =>
        item
            .Kind.Facets.Where(facet => facet.IsDeparsed || facet == RoutineKinds.Body)
            .SelectMany(facet => item[facet].AsList ?? (item[facet].AsText is { } text ? [text] : []));
}
