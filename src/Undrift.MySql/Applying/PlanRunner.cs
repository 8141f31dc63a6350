using System.Diagnostics;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.MySql.Applying;

/// <summary>Runs a plan on a database, statement by statement in one session. Each commits what was done before it.</summary>
internal sealed class PlanRunner(MySqlSource source, TimeSpan timeout)
{
    /// <summary>
    /// Errors that say that the account, or the server, may not be written to (MySQL manual, "Server Error Message
    /// Reference"): database, table, routine and column access denied, a missing privilege, a read-only server or session.
    /// </summary>
    private static readonly HashSet<int> NotAllowed = [1044, 1142, 1143, 1227, 1290, 1370, 1792, 1836];

    /// <summary>Runs the statements.</summary>
    /// <exception cref="UndriftException">Cannot connect, or a statement failed.</exception>
    public async Task RunAsync(Plan plan, IProgress<PlanStep> progress, CancellationToken cancellation)
    {
        using var connection = await MySqlConnection.OpenAsync(source, timeout, cancellation);
        foreach (var (at, statement) in plan.Statements.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new PlanStep(at, null));
            var started = Stopwatch.GetTimestamp();
            try
            {
                await connection.ExecuteAsync(statement.Sql, cancellation);
            }
            catch (MySqlException e) when (NotAllowed.Contains((int)e.Code))
            {
                throw UndriftException.Failed(
                    source.WithoutSecrets($"the session may not do this: {e.Said}"),
                    source.ToString(),
                    "run the plan as an account that may change the schema; the account for checking may not"
                );
            }
            catch (Exception e) when (StatementFailure.Is(e))
            {
                throw StatementFailure.Explain(e, source, "it", cancellation);
            }
            progress.Report(new PlanStep(at, Stopwatch.GetElapsedTime(started)));
        }
    }
}
