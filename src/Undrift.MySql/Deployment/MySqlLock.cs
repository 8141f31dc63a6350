using System.Globalization;
using System.Net;
using Undrift.MySql.Connection;

namespace Undrift.MySql.Deployment;

/// <summary>The lock, held by its own session; and a look at the sessions beside it.</summary>
internal sealed class MySqlLock(MySqlConnection connection, MySqlSource source, string name, TimeSpan timeout)
    : IDeploymentLock
{
    /// <inheritdoc/>
    public async Task<bool> IsHeldAsync(CancellationToken cancellation)
    {
        try
        {
            var held = await connection.QueryAsync($"SELECT IS_USED_LOCK({name}) = CONNECTION_ID()", cancellation);
            return held.Rows[0][0] == "1";
        }
        catch (Exception e) when (StatementFailure.Is(e))
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
            asking => asking.QueryAsync(session.EndedBy, cancellation),
            cancellation
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IReadOnlyList<CommandSession>> ReadAsync(
        MySqlConnection asking,
        CommandTrace trace,
        CancellationToken cancellation
    )
    {
        var processes = source.Socket is null ? null : await Attributes.ProcessesAsync(asking, cancellation);
        var sessions = await asking.QueryAsync(
            $"""
            SELECT ID, HOST, STATE, COMMAND, DB <=> DATABASE() AND USER = SUBSTRING_INDEX(CURRENT_USER(), '@', 1) AND ID > {connection.Id}
            FROM information_schema.PROCESSLIST WHERE ID NOT IN (CONNECTION_ID(), {connection.Id}) ORDER BY ID
            """,
            cancellation
        );
        var found = new List<CommandSession>();
        foreach (var row in sessions.Rows)
        {
            var (id, host) = (row[0]!, row[1] ?? "");
            var certain =
                trace.Sockets.Any(socket => socket.ServerPort == source.Port && IsAt(socket, host))
                // The server is on this machine, and so the number of a process means the same to both.
                || (host == "localhost" && IsOf(trace, processes?.GetValueOrDefault(id)));
            if (certain || (trace.Others && row[4] == "1"))
                found.Add(
                    new CommandSession(
                        id,
                        $"session {id} from {host}, {(row[3] == "Sleep" ? "idle" : row[2] ?? "at work")}",
                        $"KILL {id}",
                        certain
                    )
                );
        }
        return found;
    }

    private static bool IsOf(CommandTrace trace, string? process) =>
        int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && trace.Processes.Contains(number);

    /// <summary>The server writes <c>address:port</c>, with a name where it looks names up.</summary>
    private static bool IsAt(ClientSocket socket, string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > 0
            && host[(colon + 1)..] == socket.Port.ToString(CultureInfo.InvariantCulture)
            && (
                IPAddress.TryParse(host[..colon], out var seen)
                    ? seen.Equals(socket.Address)
                    : host[..colon] == "localhost" && IPAddress.IsLoopback(socket.Address)
            );
    }

    private async Task<T> AskAsync<T>(string doing, Func<MySqlConnection, Task<T>> ask, CancellationToken cancellation)
    {
        using var asking = await MySqlConnection.OpenAsync(source, timeout, cancellation);
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
