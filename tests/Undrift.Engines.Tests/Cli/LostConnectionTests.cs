using Npgsql;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Connection;

namespace Undrift.Engines.Tests.Cli;

/// <summary>A connection that breaks while the catalog is read: a failure, whatever was read until then.</summary>
public sealed class LostConnectionTests(NetworkServer network) : IClassFixture<NetworkServer>
{
    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(2_000)]
    [InlineData(8_000)]
    [InlineData(14_000)]
    public async Task A_line_that_is_cut_after_some_bytes_is_a_failure(int bytes)
    {
        var total = await BytesOfACheckAsync();
        Assert.True(bytes < total, $"the whole check takes only {total} bytes");
        var left = bytes;
        using var proxy = network.Proxy(piece =>
        {
            var part = piece[..Math.Min(piece.Length, Math.Max(0, left))];
            left -= piece.Length;
            return part;
        });
        var url = Url(proxy.Port);
        var run = await UndriftCli.RunAsync("check", "--database", url, "--desired", url, "--timeout", "10s");
        run.Fails(4, $"127.0.0.1:{proxy.Port}");
    }

    [Fact]
    public async Task A_session_that_an_administrator_ends_is_a_failure()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i int); CREATE VIEW v AS SELECT i FROM t");
        await using var holder = await database.OpenAsync();
        await RunAsync(holder, "BEGIN; LOCK TABLE t, v IN ACCESS EXCLUSIVE MODE");
        var check = UndriftCli.RunAsync("check", "--database", database.Url, "--desired", database.Url);
        await EndSessionsAsync(database, check);
        var run = await check;
        run.Fails(4, "cut off by the server", database.Name);
    }

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_a_failure()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i int); CREATE VIEW v AS SELECT i FROM t");
        await using var holder = await database.OpenAsync();
        await RunAsync(holder, "BEGIN; LOCK TABLE t, v IN ACCESS EXCLUSIVE MODE");
        var run = await UndriftCli.RunAsync("inspect", database.Url, "--timeout", "1s");
        run.Fails(4, "--timeout");
    }

    private static string Url(int port) =>
        $"postgres://anyone:{Uri.EscapeDataString(NetworkServer.Password)}@127.0.0.1:{port}/shop";

    private async Task<int> BytesOfACheckAsync()
    {
        var total = 0;
        using var proxy = network.Proxy(piece =>
        {
            Interlocked.Add(ref total, piece.Length);
            return piece;
        });
        (await UndriftCli.RunAsync("inspect", Url(proxy.Port))).Expect(0);
        return total;
    }

    /// <summary>Ends every session of the reader that waits for the lock, until the reader is done.</summary>
    private static async Task EndSessionsAsync(TestDatabase database, Task check)
    {
        await using var connection = await database.OpenAsync();
        const string sql =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND application_name = 'undrift' AND wait_event_type = 'Lock'";
        while (!check.IsCompleted)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
