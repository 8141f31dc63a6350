using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Native;
using Undrift.MySql.Text;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Rows in every table of a database, and what became of them.</summary>
internal static class Rows
{
    /// <summary>Puts rows into each table that takes some; triggers and foreign keys are not looked at.</summary>
    public static async Task FillAsync(MySqlTestDatabase database, Catalog catalog)
    {
        using var connection = await database.OpenAsync();
        foreach (var statement in (string[])["SET foreign_key_checks = 0", "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'"])
            await connection.ExecuteAsync(statement, TestContext.Current.CancellationToken);
        foreach (var table in catalog.Objects.Where(item => item.Kind == TableKind.Modelled))
        {
            var columns = Columns(catalog, table.Id.Name).ToList();
            for (var row = 1; row <= 3; row++)
            {
                var values = columns.Select(column => Value(column, row));
                await TryAsync(
                    connection,
                    $"INSERT INTO {Names.Quote(table.Id.Name)} ({Names.Quote(columns.Select(column => column.Id.Name))}) VALUES ({string.Join(", ", values)})"
                );
            }
        }
    }

    /// <summary>The values of each column as one text, by the column's id and type.</summary>
    public static async Task<Dictionary<(ObjectId Column, string Type), string>> ReadAsync(
        MySqlTestDatabase database,
        Catalog catalog
    )
    {
        using var connection = await database.OpenAsync();
        var values = new Dictionary<(ObjectId, string), string>();
        foreach (var table in catalog.Objects.Where(item => item.Kind == TableKind.Modelled))
        foreach (var column in Columns(catalog, table.Id.Name))
        {
            var name = Names.Quote(column.Id.Name);
            var rows = await connection.QueryAsync(
                $"SELECT HEX({name}) FROM {Names.Quote(table.Id.Name)} ORDER BY 1",
                TestContext.Current.CancellationToken
            );
            values[(column.Id, TypeOf(column))] = string.Join('|', rows.Rows.Select(row => row[0] ?? "NULL"));
        }
        return values;
    }

    private static IEnumerable<CatalogObject> Columns(Catalog catalog, string table) =>
        catalog.Objects.Where(item =>
            item.Kind == ColumnKind.Modelled
            && item.Id.Parent == table
            && ColumnFacets.Generated.Of(item) is null
            && ColumnFacets.SystemTime.Of(item) is null
        );

    private static string TypeOf(CatalogObject column) =>
        $"{ColumnFacets.Type.Of(column)} {ColumnFacets.Charset.Of(column)}";

    private static string Value(CatalogObject column, int row)
    {
        var type = ColumnFacets.Type.Of(column) ?? "";
        return ColumnFacets.Labels.Of(column) is { } labels ? Names.Literal(labels[row % labels.Count])
            : type.StartsWith("json", StringComparison.Ordinal) ? $"'{{\"a\": {row}}}'"
            : type.StartsWith("date", StringComparison.Ordinal)
            || type.StartsWith("timestamp", StringComparison.Ordinal)
                ? $"'2020-01-0{row} 10:00:00'"
            : type.StartsWith("time", StringComparison.Ordinal) ? $"'10:00:0{row}'"
            : type.StartsWith("year", StringComparison.Ordinal) ? $"'200{row}'"
            : type.StartsWith("point", StringComparison.Ordinal)
            || type.StartsWith("geometry", StringComparison.Ordinal)
                ? $"ST_GeomFromText('POINT({row} {row})')"
            : $"'{row}'";
    }

    private static async Task TryAsync(MySqlConnection connection, string sql)
    {
        try
        {
            await connection.ExecuteAsync(sql, TestContext.Current.CancellationToken);
        }
        catch (MySqlException error) when (!StatementFailure.IsLost(error))
        {
            // A table that takes no such row stays as it is.
        }
    }
}
