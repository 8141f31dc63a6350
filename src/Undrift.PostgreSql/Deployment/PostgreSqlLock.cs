using System.Globalization;
using System.Net;
using Npgsql;

namespace Undrift.PostgreSql.Deployment;

/// <summary>The lock, held by its own session; and a look at the sessions beside it.</summary>
internal sealed class PostgreSqlLock(NpgsqlConnection connection, PostgreSqlSource source, TimeSpan timeout)
    : IDeploymentLock
{
    private const string HeldSql = """
        SELECT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
            AND classid = 1970168946 AND objid = 1768322081 AND objsubid = 2 AND granted)
        """;

    /// <summary>The time in which a session began is compared with that of the lock's own: both are of the server's clock.</summary>
    private const string SessionsSql = """
        SELECT pid, application_name, coalesce(host(client_addr), ''), coalesce(client_port, 0), coalesce(state, 'at work'),
               backend_start > coalesce((SELECT backend_start FROM pg_catalog.pg_stat_activity WHERE pid = $1), now()),
               usename = current_user
        FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND pid NOT IN ($1, pg_backend_pid()) AND backend_type = 'client backend'
        ORDER BY pid
        """;

    private readonly int _own = connection.ProcessID;

    /// <inheritdoc/>
    public async Task<bool> IsHeldAsync(CancellationToken cancellation)
    {
        try
        {
            return await PostgreSqlDeployment.OneAsync(connection, HeldSql, cancellation) is true;
        }
        catch (Exception e) when (StatementFailure.Is(e) || e is InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommandSession>> SessionsAsync(CommandTrace trace, CancellationToken cancellation) =>
        AskAsync("looking at the sessions", asking => ReadAsync(asking, trace, cancellation), cancellation);

    /// <inheritdoc/>
    public Task EndAsync(CommandSession session, CancellationToken cancellation) =>
        AskAsync(
            "ending a session of the command",
            asking => PostgreSqlDeployment.OneAsync(asking, session.EndedBy, cancellation),
            cancellation
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<IReadOnlyList<CommandSession>> ReadAsync(
        NpgsqlConnection asking,
        CommandTrace trace,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(SessionsSql, asking);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = _own });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<CommandSession>();
        while (await rows.ReadAsync(cancellation))
        {
            var (name, address, port) = (Text(rows, 1), Text(rows, 2), rows.GetInt32(3));
            var certain = name == PostgreSqlDeployment.MarkOf(trace.Run) || IsOf(trace, address, port);
            var maybe = trace.Others && !rows.IsDBNull(6) && rows.GetBoolean(5) && rows.GetBoolean(6);
            if (!certain && (!maybe || DeploymentClaim.Parse(name) is not null))
                continue;
            var pid = rows.GetInt32(0).ToString(CultureInfo.InvariantCulture);
            var from = address.Length == 0 ? "a socket" : $"{address}:{port}";
            found.Add(
                new CommandSession(
                    pid,
                    $"session {pid} from {from}, {rows.GetString(4)}",
                    $"SELECT pg_terminate_backend({pid})",
                    certain
                )
            );
        }
        return found;
    }

    /// <summary>The server sees the client at the address that the client's machine says only where nothing stands between.</summary>
    private static bool IsOf(CommandTrace trace, string address, int port) =>
        IPAddress.TryParse(address, out var seen)
        && trace.Sockets.Any(socket => socket.Port == port && socket.Address.Equals(seen));

    private static string Text(NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? "" : rows.GetString(column);

    private async Task<T> AskAsync<T>(string doing, Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellation)
    {
        await using var asking = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        try
        {
            return await ask(asking);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, doing, cancellation);
        }
    }
}
