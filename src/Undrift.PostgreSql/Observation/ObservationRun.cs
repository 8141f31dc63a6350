using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Observation;

/// <summary>
/// Runs scripts on a scratch database statement by statement, and looks after each at what the server did: the files of
/// tables (pg_relation_filenode), the locks that the session holds (pg_locks), what was read (pg_stat_get_xact_numscans), and
/// what triggers saw of rows.
/// </summary>
internal sealed class ObservationRun(ScratchDatabase scratch, TimeSpan timeout)
{
    /// <summary>What changes nothing that is watched, or may not stand in a transaction that it did not ask for.</summary>
    private static readonly HashSet<string> Unwrapped =
    [
        "SET",
        "RESET",
        "SHOW",
        "LOCK",
        "DO",
        "CALL",
        "VACUUM",
        "ANALYZE",
        "CHECKPOINT",
        "DISCARD",
        "PREPARE",
        "EXECUTE",
        "DEALLOCATE",
        "LISTEN",
        "NOTIFY",
        "LOAD",
    ];

    private readonly List<ObservedScript> _scripts = [];

    /// <summary>Runs them.</summary>
    /// <returns>One for each script that was begun.</returns>
    public async Task<IReadOnlyList<ObservedScript>> OfAsync(
        IReadOnlyList<SqlScript> scripts,
        CancellationToken cancellation
    )
    {
        await WatchAsync(cancellation);
        await using var connection = await scratch.OpenAsync(timeout, cancellation);
        var origin = await DatabaseState.ReadAsync(connection, cancellation);
        foreach (var script in scripts)
        {
            var run = new ScriptObservation(connection, scratch, origin);
            await run.RunAsync(script, cancellation);
            _scripts.Add(new ObservedScript(run.Effects) { Failure = run.Failure });
            if (run.Failure is not null)
                break;
        }
        return _scripts;
    }

    /// <summary>True where the statement is put into a transaction of its own, to see its locks before they are gone.</summary>
    public static bool IsWrapped(Statement statement) =>
        !Unwrapped.Contains(statement.Word(0))
        && !ScriptTransactions.IsRefused(statement)
        && Transactions.After(statement, null) is null
        && statement.Word(0) is not ("COMMIT" or "END" or "ABORT" or "ROLLBACK" or "SAVEPOINT" or "RELEASE");

    private async Task WatchAsync(CancellationToken cancellation)
    {
        await using var connection = await scratch.OpenAsync(timeout, cancellation);
        // Event triggers of the schema have nothing to say here.
        await using var quiet = new NpgsqlCommand("SET session_replication_role = replica", connection);
        await quiet.ExecuteNonQueryAsync(cancellation);
        using var reader = new StatementReader("Watch.sql", new StringReader(EmbeddedSql.OfObservation("Watch")));
        while (reader.Read() is Statement statement)
        {
            await using var command = new NpgsqlCommand(statement.Text, connection);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
