using System.Security.Cryptography;
using System.Text;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Deployment;

/// <summary>
/// A MySQL or MariaDB database as the place of a deployment. The lock is one of GET_LOCK, which belongs to the session and is
/// gone with it. It is the server's own: another member of a cluster knows nothing of it.
/// </summary>
internal sealed class MySqlDeployment(string text, TimeSpan timeout) : IDeploymentTarget
{
    /// <summary>MySQL manual, "Locking Functions": a longer name is refused.</summary>
    private const int LongestName = 64;

    private readonly MySqlSource source = MySqlSource.Parse(text);

    private string LockName => field ??= NameOf(source);

    /// <inheritdoc/>
    public ScratchDoor Door => ScratchUrl.DoorTo(source) with { Url = text };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> MarksOf(string run) => new Dictionary<string, string>();

    /// <inheritdoc/>
    public async Task<LockAttempt> TryLockAsync(DeploymentClaim claim, CancellationToken cancellation)
    {
        var own = source with { ProgramName = claim.SessionName };
        var connection = await MySqlConnection.OpenAsync(own, timeout, cancellation);
        var kept = false;
        try
        {
            // A session that is silent for longer than this is ended by the server, and its lock with it.
            await connection.ExecuteAsync("SET SESSION wait_timeout = 3600", cancellation);
            var got = await connection.QueryAsync($"SELECT GET_LOCK({LockName}, 0)", cancellation);
            kept = got.Rows[0][0] == "1";
            return kept
                ? new LockAttempt(new MySqlLock(connection, source, LockName, timeout), null)
                : new LockAttempt(null, await HolderAsync(connection, cancellation));
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "taking the lock of deployments", cancellation);
        }
        finally
        {
            if (!kept)
                connection.Dispose();
        }
    }

    /// <inheritdoc/>
    public async Task<LockHolder?> HolderAsync(CancellationToken cancellation)
    {
        using var connection = await MySqlConnection.OpenAsync(source, timeout, cancellation);
        try
        {
            return await HolderAsync(connection, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "looking for other deployments", cancellation);
        }
    }

    private async Task<LockHolder?> HolderAsync(MySqlConnection connection, CancellationToken cancellation)
    {
        var used = await connection.QueryAsync($"SELECT IS_USED_LOCK({LockName})", cancellation);
        if (used.Rows[0][0] is not { } id)
            return null;
        // The list shows sessions of other accounts to those only who may see them.
        var seen = await connection.QueryAsync(
            $"SELECT USER, HOST FROM information_schema.PROCESSLIST WHERE ID = {id}",
            cancellation
        );
        var who = seen.Rows is [var row] ? $"{row[0]} from {row[1]}, " : "";
        return new LockHolder(
            DeploymentClaim.Parse(await Attributes.OfAsync(connection, id, cancellation)),
            $"{who}session {id}"
        );
    }

    private static string NameOf(MySqlSource source)
    {
        var name = "undrift:deploy:" + source.Database;
        if (name.Length > LongestName)
            name = "undrift:deploy:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40];
        return $"'{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
