using System.Diagnostics;
using Npgsql;

namespace Undrift.PostgreSql.Applying;

/// <summary>Runs a plan on a database, statement by statement in one session, which ends with the plan.</summary>
internal sealed class PlanRunner(PostgreSqlSource source, TimeSpan timeout)
{
    /// <summary>Runs the statements. The server undoes an open transaction when the session ends.</summary>
    /// <exception cref="UndriftException">Cannot connect, or a statement failed.</exception>
    public async Task RunAsync(Plan plan, IProgress<PlanStep> progress, CancellationToken cancellation)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        foreach (var (at, statement) in plan.Statements.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new PlanStep(at, null));
            var started = Stopwatch.GetTimestamp();
            try
            {
                await SendAsync(connection, statement.Sql, cancellation);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
            {
                throw UndriftException.Failed(
                    $"the session may only read: {e.MessageText} (SQLSTATE {e.SqlState})",
                    source.ToString(),
                    "run the plan as a role that may change the schema; the role for checking may not"
                );
            }
            catch (Exception e) when (StatementFailure.Is(e))
            {
                throw StatementFailure.Explain(e, source, "it", cancellation);
            }
            progress.Report(new PlanStep(at, Stopwatch.GetElapsedTime(started)));
        }
    }

    /// <summary>A declared parameter keeps the driver from taking the text apart (BEGIN ATOMIC); the server does not mind.</summary>
    private async Task SendAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            AllResultTypesAreUnknown = true,
            CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds),
        };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
