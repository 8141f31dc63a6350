using Npgsql;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>A read replica: a hot standby that follows its primary by streaming.</summary>
public sealed class StandbyTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["wal_level"] = "replica",
        ["max_wal_senders"] = "4",
        ["hot_standby"] = "on",
        // What was committed is in the log that the standby gets.
        ["synchronous_commit"] = "on",
    };

    [Fact]
    public async Task A_check_of_a_read_replica_sees_the_schema_of_its_primary()
    {
        await Servers.GetAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var binaries = (await Servers.BinariesAsync(Servers.Default))!;
        await using var own = await ScratchServer.StartAsync(binaries, Settings, null, cancellation);
        await using var database = await new TestServer(own).CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a serial PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''))");
        using var folder = ScratchFolder.Create(ClientEnvironment.Process, ServerUser.Needed("postgres"));
        var standby = await FollowAsync(own, folder);
        try
        {
            // Made after the standby was: it comes by the stream.
            await database.ExecuteAsync(
                "CREATE VIEW v AS SELECT a, lower(b) AS b FROM t; CREATE INDEX ON t (upper(b))"
            );
            var source = database.Source with { Servers = [new ServerAddress(folder.Path, null, 5432)] };
            await using var connection = await PostgreSqlConnector.OpenAsync(source, Timeout, cancellation);
            await using var primary = await database.OpenAsync();
            await CaughtUpAsync(connection, await primary.AskAsync("SELECT pg_current_wal_lsn()::text"));
            Assert.Equal("true", await connection.AskAsync("SELECT pg_is_in_recovery()::text"));
            var replica = await database.ReadAsync(connection);
            Assert.Empty(replica.Gaps);
            Assert.Contains(replica.Objects, item => item.ToString() == "view:public.v");
            Assert.Empty(DriftText.Between(await database.ReadAsync(), replica));
        }
        finally
        {
            standby.Stop();
        }
    }

    private static async Task<ChildServer> FollowAsync(ScratchServer primary, ScratchFolder folder)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (exit, _, errors) = await ChildProgram.RunAsync(
            "pg_basebackup",
            [
                "-D",
                folder.Data,
                "-h",
                primary.Folder,
                "-U",
                ClusterTemplate.Superuser,
                "-R",
                "-X",
                "stream",
                "-c",
                "fast",
            ],
            folder.Path,
            ServerUser.Needed("postgres"),
            cancellation
        );
        Assert.True(exit == 0, errors);
        var log = "";
        var settings = ScratchSettings.For(folder, Settings);
        var user = ServerUser.Needed("postgres");
        return await ServerProcess.StartAsync(
                primary.Binaries,
                folder,
                settings,
                user,
                text => log = text,
                cancellation
            ) ?? throw new InvalidOperationException(log);
    }

    private static async Task CaughtUpAsync(NpgsqlConnection standby, string? position)
    {
        while (await standby.AskAsync($"SELECT (pg_last_wal_replay_lsn() >= '{position}')::text") != "true")
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
