using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>
/// The catalog once objects have their new names. The server follows a name into keys, foreign keys and the expressions of
/// the table itself; views, routines and triggers keep their text, and break until they are made anew.
/// </summary>
internal static class RenamedTexts
{
    private static readonly HashSet<Facet> Lists =
    [
        TableFacets.ColumnOrder,
        TableFacets.Periods,
        KeyFacets.Keys,
        ForeignKeyKind.Columns,
    ];

    private static readonly HashSet<Facet> Expressions =
    [
        ColumnFacets.Default,
        ColumnFacets.Generated,
        CheckKind.Expression,
        TableFacets.PartitionBy,
        TableFacets.SubPartitionBy,
    ];

    /// <summary>The catalog with the new names in ids and texts.</summary>
    public static Catalog Of(Catalog current, IReadOnlyList<Rename> renames)
    {
        var catalog = RenamedCatalog.Of(current, renames);
        foreach (var rename in renames)
            if (rename.From.Kind == TableKind.Name)
                catalog = catalog.With(catalog.Objects.Select(item => OfTable(item, rename)));
            else if (rename.From.Kind == ColumnKind.Name)
                catalog = catalog.With(catalog.Objects.Select(item => OfColumn(item, rename)));
        return catalog;
    }

    private static CatalogObject OfTable(CatalogObject item, Rename rename) =>
        item.Kind == ForeignKeyKind.Modelled && ForeignKeys.Referenced(item) == rename.From.Name
            ? item.WithValues(entry =>
                entry.Facet == ForeignKeyKind.References ? FacetValue.Of(Names.Quote(rename.To.Name)) : entry.Value
            )
            : item;

    private static CatalogObject OfColumn(CatalogObject item, Rename rename)
    {
        var table = rename.To.Parent;
        if (item.Kind == ForeignKeyKind.Modelled && ForeignKeys.Referenced(item) == table)
            item = item.WithValues(entry =>
                entry.Facet == ForeignKeyKind.ReferencedColumns ? InList(entry.Value, rename) : entry.Value
            );
        var isTable = item.Kind == TableKind.Modelled && item.Id.Name == table;
        if (!isTable && item.Id.Parent != table)
            return item;
        // The check of a column has the column's name.
        if (ColumnChanges.IsOfColumn(item) && item.Id.Name == rename.From.Name)
            item = item.With(item.Id with { Name = rename.To.Name }, rename.To);
        return item.WithValues(entry =>
            Lists.Contains(entry.Facet) ? InList(entry.Value, rename)
            : Expressions.Contains(entry.Facet) && entry.Value.AsText is { } text ? FacetValue.Of(InText(text, rename))
            : entry.Value
        );
    }

    private static FacetValue InList(FacetValue value, Rename rename) =>
        FacetValue.Of([
            .. (value.AsList ?? []).Select(text => text == rename.From.Name ? rename.To.Name : InText(text, rename)),
        ]);

    private static string InText(string sql, Rename rename)
    {
        var (text, copied) = (new StringBuilder(sql.Length), 0);
        foreach (var token in SqlTokenizer.Split(sql))
        {
            if (token.Kind is not SqlTokenKind.Name || token.Value != rename.From.Name)
                continue;
            text.Append(sql, copied, token.Start - copied).Append(Names.Quote(rename.To.Name));
            copied = token.End;
        }
        return text.Append(sql, copied, sql.Length - copied).ToString();
    }
}
