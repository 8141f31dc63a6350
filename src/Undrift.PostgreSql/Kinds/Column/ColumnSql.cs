using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Columns in SQL.</summary>
internal static class ColumnSql
{
    /// <summary>Names, quoted where needed, with commas between.</summary>
    public static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Identifier.Quote));

    /// <summary>Name, type and collation, as CREATE TABLE takes them.</summary>
    public static string Definition(CatalogObject column) =>
        $"{Identifier.Quote(column.Id.Name)} {ColumnFacets.Type.Of(column)}"
        + (ColumnFacets.Collation.Of(column) is { } collation ? " COLLATE " + collation : "");

    /// <summary>DEFAULT or GENERATED, with a blank before it; empty when the column has neither.</summary>
    public static string Value(CatalogObject column) =>
        ColumnFacets.Generated.Of(column) is { } expression
            ? $" GENERATED ALWAYS AS ({expression}) {ColumnFacets.GeneratedKind.Of(column)}"
        : ColumnFacets.Default.Of(column) is { } value ? " DEFAULT " + value
        : "";
}
