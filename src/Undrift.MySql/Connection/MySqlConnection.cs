using Undrift.MySql.Native;

namespace Undrift.MySql.Connection;

/// <summary>
/// An open session with a server. One statement at a time. A statement that is cancelled or takes too long is ended at the
/// server by KILL QUERY from a second session; this one is of no use afterwards.
/// </summary>
internal sealed class MySqlConnection : IDisposable, Reading.ICatalogQueries
{
    /// <summary>How long a killed statement is waited for.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    private readonly NativeSession session;
    private readonly TimeSpan timeout;
    private bool isBroken;

    private MySqlConnection(NativeSession session, MySqlSource source, TimeSpan timeout) =>
        (this.session, Source, this.timeout) = (session, source, timeout);

    /// <summary>What it was opened from.</summary>
    public MySqlSource Source { get; }

    /// <inheritdoc/>
    string Reading.ICatalogQueries.Description => Source.ToString();

    /// <summary>The server.</summary>
    public ServerVersion Version { get; private set; } = new(Flavour.MySql, new Version(0, 0), "");

    /// <summary>The database that was asked for, in the server's own spelling; null: none.</summary>
    public string? Database { get; private set; }

    /// <summary>The default collation of <see cref="Database"/>; null: no database.</summary>
    public string? Collation { get; private set; }

    /// <summary>True where the server stores the names of tables in lower case (lower_case_table_names = 1).</summary>
    public bool FoldsNames { get; private set; }

    /// <summary>True when the session is encrypted.</summary>
    public bool IsEncrypted => session.IsEncrypted;

    /// <summary>The server's number of the session.</summary>
    public ulong Id => session.Id;

    /// <summary>Opens a session; the server's version is checked, and its clock shows UTC.</summary>
    /// <param name="source">The database.</param>
    /// <param name="timeout">For connecting and for each statement; zero: none.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="UndriftException">It cannot be opened.</exception>
    public static async Task<MySqlConnection> OpenAsync(
        MySqlSource source,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        MySqlConnection? connection = null;
        try
        {
            var opened = await SessionOpener.OpenAsync(source, timeout, cancellation);
            connection = new MySqlConnection(opened, source, timeout);
            await connection.IntroduceAsync(cancellation);
            return connection;
        }
        catch (Exception e)
        {
            connection?.Dispose();
            cancellation.ThrowIfCancellationRequested();
            if (e is UndriftException)
                throw;
            throw ConnectFailure.Explain(e, source, SessionOpener.LimitOf(source, timeout));
        }
    }

    /// <summary>All rows of one statement; each value text or null (text protocol, utf8mb4).</summary>
    /// <exception cref="MySqlException">The server refuses it, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public Task<ResultRows> QueryAsync(string sql, CancellationToken cancellation) =>
        RunAsync(() => session.Run(sql), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ResultRows?>> QueryAsync(
        IReadOnlyList<string> statements,
        Func<MySqlException, bool> mayFail,
        CancellationToken cancellation
    ) =>
        RunAsync<IReadOnlyList<ResultRows?>>(
            () =>
            {
                var results = new List<ResultRows?>(statements.Count);
                while (results.Count < statements.Count)
                {
                    cancellation.ThrowIfCancellationRequested();
                    // The server runs nothing behind the one that fails: the rest is sent again.
                    if (session.RunTogether(statements.Skip(results.Count), results) is not { } failure)
                        break;
                    results.Add(mayFail(failure) ? null : throw failure);
                }
                return results;
            },
            cancellation
        );

    /// <summary>Runs a statement whose rows do not matter.</summary>
    /// <exception cref="MySqlException">The server refuses it, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public Task ExecuteAsync(string sql, CancellationToken cancellation) => QueryAsync(sql, cancellation);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(isBroken, this);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout > TimeSpan.Zero)
            ending.CancelAfter(timeout);
        var running = Task.Run(work, CancellationToken.None);
        try
        {
            return await running.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            isBroken = true;
            await InterruptAsync(running);
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }
    }

    /// <summary>Asks the server to end the statement; waits for it, but not for a server that does not answer.</summary>
    private async Task InterruptAsync(Task running)
    {
        _ = running.ContinueWith(
            ended => ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        try
        {
            using var second = await SessionOpener.OpenAsync(
                Source with
                {
                    Database = null,
                },
                EndLimit,
                CancellationToken.None
            );
            await Task.Run(() => second.Run($"KILL QUERY {session.Id}"), CancellationToken.None).WaitAsync(EndLimit);
            await running.WaitAsync(EndLimit);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The statement ended with the error that it was killed, or by itself; or the server cannot be reached.
        }
    }

    private async Task IntroduceAsync(CancellationToken cancellation)
    {
        var about = await QueryAsync(
            "SELECT VERSION(), @@version_comment, DATABASE(), @@collation_database, @@lower_case_table_names",
            cancellation
        );
        var row = about.Rows[0];
        Version = ServerVersion.Require(row[0] ?? "", row[1], Source.ToString());
        (Database, Collation) = (row[2], row[2] is null ? null : row[3]);
        FoldsNames = row[4] == "1";
        // Literals of TIMESTAMP are written and shown in the session's zone.
        var settings = new List<string> { "time_zone = '+00:00'" };
        if (timeout > TimeSpan.Zero)
        {
            var seconds = (long)Math.Clamp(Math.Ceiling(timeout.TotalSeconds), 1, 31536000);
            settings.Add($"lock_wait_timeout = {seconds}");
            settings.Add(
                Version.IsMariaDb ? $"max_statement_time = {seconds}" : $"max_execution_time = {seconds * 1000}"
            );
        }
        await ExecuteAsync($"SET SESSION {string.Join(", SESSION ", settings)}", cancellation);
    }
}
