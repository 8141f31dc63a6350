using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Writes CREATE TABLE from the facets of a table and of what stands in it.</summary>
/// <param name="isMariaDb">True for MariaDB, false for MySQL.</param>
internal sealed class TableText(bool isMariaDb)
{
    private readonly ColumnText _columns = new(isMariaDb);
    private readonly KeyText _keys = new(isMariaDb);

    /// <summary>The statement, without a semicolon.</summary>
    public string Of(CatalogObject table, IReadOnlyList<CatalogObject> members)
    {
        var engine = TableFacets.Engine.Of(table);
        var lines = Columns(table, members)
            .Concat((TableFacets.Periods.Of(table) ?? []).Select(period => "PERIOD FOR " + period))
            .Concat(Of(members, PrimaryKeyKind.Modelled, key => _keys.Key(key, engine)))
            .Concat(Of(members, UniqueKind.Modelled, key => _keys.Key(key, engine)))
            .Concat(Of(members, IndexKind.Modelled, key => _keys.Key(key, engine)))
            .Concat(Of(members, ForeignKeyKind.Modelled, KeyText.ForeignKey))
            .Concat(Of(members.Where(item => !IsOfColumn(item)), CheckKind.Modelled, KeyText.Check));
        var partitions = members.Where(item => item.Kind == PartitionKind.Modelled);
        return $"CREATE TABLE {Names.Quote(table.Id.Name)} (\n  {string.Join(",\n  ", lines)}\n)"
            + Options(table)
            + PartitionText.Of(table, partitions);
    }

    private IEnumerable<string> Columns(CatalogObject table, IReadOnlyList<CatalogObject> members)
    {
        var columns = members.Where(item => item.Kind == ColumnKind.Modelled).ToDictionary(item => item.Id.Name);
        var checks = members.Where(IsOfColumn).ToDictionary(item => item.Id.Name);
        var order = TableFacets.ColumnOrder.Of(table) ?? [];
        return order
            .Where(columns.ContainsKey)
            // A plan's target may have taken a column over whose place nobody stated.
            .Concat(columns.Keys.Except(order, StringComparer.OrdinalIgnoreCase))
            .Select(name => _columns.Of(columns[name], checks.GetValueOrDefault(name)));
    }

    private static IEnumerable<string> Of(
        IEnumerable<CatalogObject> members,
        ObjectKind kind,
        Func<CatalogObject, string> write
    ) => members.Where(item => item.Kind == kind).Select(write);

    private static bool IsOfColumn(CatalogObject item) =>
        item.Kind == CheckKind.Modelled && item.Id.Signature == CheckReader.OfColumn;

    private static string Options(CatalogObject table)
    {
        var text = new StringBuilder();
        Append("ENGINE", TableFacets.Engine.Of(table));
        Append("DEFAULT CHARSET", TableFacets.Charset.Of(table));
        Append("COLLATE", FacetText.WithoutMark(TableFacets.Collation.Of(table)));
        Append("ROW_FORMAT", TableFacets.RowFormat.Of(table));
        if (TableFacets.Tablespace.Of(table) is { } tablespace)
            text.Append(" TABLESPACE ").Append(tablespace);
        foreach (var option in TableFacets.Options.Of(table) ?? [])
            text.Append(' ').Append(option);
        if (CommonFacets.Comment.Of(table) is { } comment)
            text.Append(" COMMENT=").Append(Names.Literal(comment));
        return text.Append(TableFacets.SystemVersioned.Of(table) ? " WITH SYSTEM VERSIONING" : "").ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
                text.Append(' ').Append(name).Append('=').Append(value);
        }
    }
}
