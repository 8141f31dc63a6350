using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.MySql.Deployment;

/// <summary>What clients say of themselves. MariaDB keeps it only where performance_schema is turned on.</summary>
internal static class Attributes
{
    /// <summary>The name of a session's program; null: not known.</summary>
    public static async Task<string?> OfAsync(
        MySqlConnection connection,
        string session,
        CancellationToken cancellation
    ) =>
        (await AskAsync(connection, $"ATTR_NAME = 'program_name' AND PROCESSLIST_ID = {session}", cancellation))
            .Select(row => row[1])
            .FirstOrDefault();

    /// <summary>The numbers of the processes at the other ends: session by session.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> ProcessesAsync(
        MySqlConnection connection,
        CancellationToken cancellation
    ) =>
        (await AskAsync(connection, "ATTR_NAME = '_pid'", cancellation))
            .GroupBy(row => row[0]!, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.First()[1], StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string?[]>> AskAsync(
        MySqlConnection connection,
        string condition,
        CancellationToken cancellation
    )
    {
        try
        {
            return (
                await connection.QueryAsync(
                    $"SELECT PROCESSLIST_ID, ATTR_VALUE FROM performance_schema.session_connect_attrs WHERE {condition}",
                    cancellation
                )
            ).Rows;
        }
        catch (MySqlException e) when (!StatementFailure.IsLost(e))
        {
            // It may not be read, or is not there.
            return [];
        }
    }
}
