namespace Undrift.MySql.Connection;

/// <summary>Readies a session for reading: nothing can be written, and what is read does not depend on the server's settings.</summary>
internal static class ReadingSession
{
    private static readonly string[] Statements =
    [
        // sql_mode decides how definitions are quoted and printed; the limits would cut off rows and texts without a word.
        "SET SESSION sql_mode = '', SESSION sql_quote_show_create = 1, SESSION group_concat_max_len = 1073741824, "
            + "SESSION sql_select_limit = 18446744073709551615, SESSION sql_big_selects = 1",
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "SET SESSION TRANSACTION READ ONLY",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
    ];

    /// <summary>Begins a read-only transaction on the connection; it ends with the connection.</summary>
    /// <exception cref="Native.MySqlException">The server refuses.</exception>
    public static async Task BeginAsync(MySqlConnection connection, CancellationToken cancellation)
    {
        foreach (var sql in Statements)
            await connection.ExecuteAsync(sql, cancellation);
    }
}
