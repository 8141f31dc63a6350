using Npgsql;

namespace Undrift.PostgreSql.Backups;

/// <summary>Empties a database, in one transaction.</summary>
internal static class Emptying
{
    /// <summary>Empties it.</summary>
    /// <exception cref="UndriftException">The role does not own all, or somebody holds a lock; the database is as it was.</exception>
    public static async Task RunAsync(PostgreSqlSource source, TimeSpan timeout, CancellationToken cancellation)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var limit = (long)timeout.TotalMilliseconds;
            foreach (
                var sql in (string[])[$"SET LOCAL lock_timeout = {limit}", Reading.EmbeddedSql.OfBackups("Emptying")]
            )
            {
                await using var command = new NpgsqlCommand(sql, connection, transaction);
                // A declared parameter keeps the driver from taking the text apart.
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
                await command.ExecuteNonQueryAsync(cancellation);
            }
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "emptying the database", cancellation);
        }
    }
}
