using Npgsql;

namespace Undrift.PostgreSql.Deployment;

/// <summary>
/// A PostgreSQL database as the place of a deployment. The lock is an advisory lock of a session, which is local to the
/// database and gone with the session (manual, "Advisory Locks").
/// </summary>
internal sealed class PostgreSqlDeployment(string text, TimeSpan timeout) : IDeploymentTarget
{
    private readonly PostgreSqlSource source = PostgreSqlSource.Parse(text);

    /// <summary>Two numbers of no meaning that nobody else uses: "undr", "ift!".</summary>
    internal const string Key = "1970168946, 1768322081";

    private const string HoldersSql = """
        SELECT a.pid, a.usename, coalesce(a.client_addr::text, 'a socket'), a.application_name,
               to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
        FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.classid = 1970168946 AND l.objid = 1768322081 AND l.objsubid = 2 AND l.granted
          AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        """;

    /// <inheritdoc/>
    public ScratchDoor Door
    {
        get
        {
            var door = ScratchUrl.DoorTo(source);
            var variables = new Dictionary<string, string>(door.Variables);
            // libpq does "prefer" without being told; node-postgres takes the word for "TLS or nothing", on a socket, too.
            if (!source.Servers[0].IsSocket && TlsWord(source.Tls.Mode) is not "prefer" and var mode)
                variables["PGSSLMODE"] = mode;
            if (source.Tls.RootCertificate is { } authority)
                variables["PGSSLROOTCERT"] = authority;
            // As the user wrote it, it says more than can be said anew.
            return new ScratchDoor(UriReader.SchemeLength(text) > 0 ? text : door.Url, variables);
        }
    }

    /// <summary>libpq, and drivers that follow it, show it in pg_stat_activity.</summary>
    internal static string MarkOf(string run) => $"undrift command {run}";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> MarksOf(string run) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["PGAPPNAME"] = MarkOf(run) };

    /// <inheritdoc/>
    public async Task<LockAttempt> TryLockAsync(DeploymentClaim claim, CancellationToken cancellation)
    {
        var own = source with { ApplicationName = claim.SessionName };
        var connection = await PostgreSqlConnector.OpenAsync(own, timeout, cancellation);
        var kept = false;
        try
        {
            await RequireOwnSessionAsync(connection, cancellation);
            if (await OneAsync(connection, $"SELECT pg_try_advisory_lock({Key})", cancellation) is not true)
                return new LockAttempt(null, await HolderAsync(connection, cancellation));
            kept = true;
            return new LockAttempt(new PostgreSqlLock(connection, source, timeout), null);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "taking the lock of deployments", cancellation);
        }
        finally
        {
            if (!kept)
                await connection.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<LockHolder?> HolderAsync(CancellationToken cancellation)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        try
        {
            return await HolderAsync(connection, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "looking for other deployments", cancellation);
        }
    }

    /// <summary>
    /// A pooler makes up a session's number of its own. One that gives the same session of the server to a second client
    /// while the first is still connected would let a lock be shared by everybody.
    /// </summary>
    private async Task RequireOwnSessionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var real = await OneAsync(connection, "SELECT pg_backend_pid()", cancellation);
        if (real is int number && number == connection.ProcessID)
            return;
        await using var second = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        if (real is int first && first.Equals(await OneAsync(second, "SELECT pg_backend_pid()", cancellation)))
            throw UndriftException.Failed(
                "a pooler gives one session of the server to several clients (transaction pooling): no lock can be held through it",
                source.ToString(),
                "name the server itself, or a pool of the mode 'session', for deployments"
            );
    }

    private static string TlsWord(SslMode mode) =>
        mode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => mode.ToString().ToLowerInvariant(),
        };

    private static async Task<LockHolder?> HolderAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(HoldersSql, connection) { AllResultTypesAreUnknown = true };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        string Text(int column) => rows.IsDBNull(column) ? "" : rows.GetString(column);
        return new LockHolder(
            DeploymentClaim.Parse(Text(3)),
            $"{Text(1)} from {Text(2)}, session {Text(0)} since {Text(4)} UTC"
        );
    }

    internal static async Task<object?> OneAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
