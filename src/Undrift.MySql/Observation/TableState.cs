using System.Globalization;
using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;

namespace Undrift.MySql.Observation;

/// <summary>A column at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the server prints it.</param>
/// <param name="Charset">The character set of a text; null: it is none.</param>
/// <param name="Generated">True where it is computed.</param>
internal sealed record ColumnState(string Name, string Type, string? Charset, bool Generated)
{
    /// <summary>What a conversion is told from.</summary>
    public CatalogObject Object(string table) =>
        new(
            ColumnKind.IdOf(table, Name),
            ColumnKind.Modelled,
            ColumnFacets.Type.Is(ColumnType.WithoutLabels(Type) ?? ColumnType.Normal(Type)),
            ColumnFacets.Labels.Is(ColumnType.Labels(Type)),
            ColumnFacets.Charset.Is(Charset)
        );
}

/// <summary>A table at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ids">InnoDB's numbers of the table and its parts: others when it was rebuilt; empty: it has none.</param>
/// <param name="Columns">Its columns in order.</param>
/// <param name="Indexes">The names of its indexes.</param>
internal sealed record TableState(
    string Name,
    IReadOnlySet<string> Ids,
    IReadOnlyList<ColumnState> Columns,
    IReadOnlySet<string> Indexes
);

/// <summary>The tables of a database at a moment, by their names.</summary>
internal static class TableStates
{
    private const string OfMySql = "SELECT NAME, TABLE_ID FROM information_schema.INNODB_TABLES";
    private const string OfMariaDb = "SELECT NAME, TABLE_ID FROM information_schema.INNODB_SYS_TABLES";

    private static readonly string[] Queries =
    [
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')",
        "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, CHARACTER_SET_NAME, GENERATION_EXPRESSION FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION",
        "SELECT DISTINCT TABLE_NAME, INDEX_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()",
    ];

    /// <summary>Reads them.</summary>
    /// <param name="connection">A session in which nothing is running.</param>
    /// <param name="database">The database that it is in.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyDictionary<string, TableState>> ReadAsync(
        MySqlConnection connection,
        string database,
        CancellationToken cancellation
    )
    {
        string[] queries = [.. Queries, connection.Version.IsMariaDb ? OfMariaDb : OfMySql];
        var answers = new List<ResultRows?>();
        foreach (var query in queries)
            answers.Add(await QueryAsync(connection, query, mayFail: answers.Count == Queries.Length, cancellation));
        var columns = answers[1]!.Rows.ToLookup(row => row[0]!, Column, StringComparer.Ordinal);
        var indexes = answers[2]!.Rows.ToLookup(row => row[0]!, row => row[1]!, StringComparer.Ordinal);
        var ids = (answers[3]?.Rows ?? []).ToLookup(
            row => OwnerOf(row[0]!),
            row => row[1]!,
            StringComparer.OrdinalIgnoreCase
        );
        return answers[0]!
            .Rows.Select(row => row[0]!)
            .ToDictionary(
                name => name,
                name => new TableState(
                    name,
                    ids[$"{Encoded(database)}/{Encoded(name)}"].ToHashSet(),
                    [.. columns[name]],
                    indexes[name].ToHashSet()
                ),
                StringComparer.Ordinal
            );
    }

    private static async Task<ResultRows?> QueryAsync(
        MySqlConnection connection,
        string query,
        bool mayFail,
        CancellationToken cancellation
    )
    {
        try
        {
            return await connection.QueryAsync(query, cancellation);
        }
        catch (Native.MySqlException e) when (mayFail && !StatementFailure.IsLost(e))
        {
            // Without the privilege PROCESS nobody sees InnoDB's numbers: what the algorithm says has to do.
            return null;
        }
    }

    private static ColumnState Column(string?[] row) =>
        new(row[1]!, row[2]!, row[3], Generated: row[4] is { Length: > 0 });

    /// <summary>The table of a partition: <c>shop/orders#P#p0</c>.</summary>
    private static string OwnerOf(string name) => name.IndexOf('#') is var at and > 0 ? name[..at] : name;

    /// <summary>As in file names (MySQL manual, "Mapping of Identifiers to File Names"): what is no letter or digit by its number.</summary>
    private static string Encoded(string name) =>
        string.Concat(
            name.Select(c =>
                char.IsAsciiLetterOrDigit(c) || c == '_'
                    ? c.ToString()
                    : "@" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)
            )
        );
}
