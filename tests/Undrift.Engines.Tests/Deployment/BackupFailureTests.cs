using System.Diagnostics;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>Backups that cannot be made leave nothing, and say why.</summary>
public sealed class BackupFailureTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Engines => LiveDatabase.All;

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    public async Task A_pg_dump_that_is_older_than_the_server_is_refused_by_name(int version)
    {
        await using var database = await (await Servers.GetAsync(version)).CreateDatabaseAsync();
        if (Directory.Exists($"/usr/lib/postgresql/{version}/bin"))
            Assert.Skip($"this machine has the programs of PostgreSQL {version}");
        var run = await BackUpAsync(database.Url);
        run.Fails(4, "pg_dump 15", $"PostgreSQL {version}", $"postgresql-client-{version}");
        AssertNothingLeft();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_full_disk_leaves_no_half_file(string engine)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            throw Missing.Skip("a small file system is mounted for this test: run it as root on Linux");
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        await database.ExecuteAsync(Filling(engine));
        Directory.CreateDirectory(_work["backups"]);
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", _work["backups"]);
        try
        {
            (await BackUpAsync(database.Url)).Fails(4, "no backup was made", "No space left", "make room");
            AssertNothingLeft();
        }
        finally
        {
            await RunAsync("umount", _work["backups"]);
        }
    }

    [Fact]
    public async Task A_killed_backup_is_none_and_the_next_run_sweeps_it()
    {
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i integer); INSERT INTO t VALUES (1)");
        using (var killed = await KilledWhileLockedAsync(database, "backup", "--to", _work["backups"]))
            Assert.Single(Directory.GetDirectories(_work["backups"], ".*.partial"));
        Assert.Contains("No backup", (await ListAsync()).Expect(0).Out, StringComparison.Ordinal);
        (await BackUpAsync(database.Url, "--verify")).Expect(0);
        Assert.Empty(Directory.GetDirectories(_work["backups"], ".*.partial"));
    }

    [Fact]
    public async Task A_restore_that_is_killed_or_cannot_get_its_locks_leaves_the_database_as_it_was()
    {
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i integer); INSERT INTO t VALUES (1)");
        var id = (await BackUpAsync(database.Url, "--verify", "--json")).Expect(0).Json.GetProperty("id").GetString()!;
        await database.ExecuteAsync("INSERT INTO t VALUES (2)");
        string[] restore = ["rollback", "--to", _work["backups"], "--to-backup", id, "--yes", "--no-backup"];
        (await KilledWhileLockedAsync(database, [.. restore, "--timeout", "1m"], "ACCESS SHARE")).Dispose();
        Assert.Equal(2L, await CountAsync(database));
        await using (var other = await database.OpenAsync())
        {
            await using var held = await LockAsync(other, "ACCESS SHARE");
            var run = await UndriftCli.RunAsync([.. restore, "--database", database.Url, "--timeout", "1s"]);
            Assert.Equal(4, run.Code);
            Assert.Contains("the database is as it was", run.Error, StringComparison.Ordinal);
        }
        Assert.Equal(2L, await CountAsync(database));
        (await UndriftCli.RunAsync([.. restore, "--database", database.Url])).Expect(0);
        Assert.Equal(1L, await CountAsync(database));
    }

    [Fact]
    public async Task What_is_no_live_database_has_no_backup()
    {
        (await UndriftCli.RunAsync("backup", "--to", _work["backups"])).Fails(64, "which database?");
        (await BackUpAsync("sqlite:" + _work["none.db"])).Fails(4, "does not exist");
        AssertNothingLeft();
    }

    /// <summary>Rows that do not become small by compression.</summary>
    private static string Filling(string engine) =>
        engine switch
        {
            LiveDatabase.Sqlite =>
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO users (picture) SELECT randomblob(1000) FROM n;",
            LiveDatabase.MariaDb =>
                "INSERT INTO users (mail, picture) SELECT 'x', random_bytes(1000) FROM seq_1_to_500;",
            _ =>
                "INSERT INTO users (mail, note) SELECT 'x', string_agg(md5(random()::text), '') FROM generate_series(1, 20000) i GROUP BY i % 500;",
        };

    private static Task<IAsyncDisposable> LockAsync(Npgsql.NpgsqlConnection connection, string mode) =>
        LockedTable.OfAsync(connection, mode);

    private async Task<IDisposable> KilledWhileLockedAsync(TestDatabase database, params string[] args) =>
        await KilledWhileLockedAsync(database, args, "ACCESS EXCLUSIVE");

    /// <summary>Starts a run that has to wait for a lock of ours, kills it when it waits, and lets the lock go.</summary>
    private async Task<IDisposable> KilledWhileLockedAsync(TestDatabase database, string[] args, string mode)
    {
        await using var watcher = await database.OpenAsync();
        await using var other = await database.OpenAsync();
        UndriftProcess process;
        await using (await LockAsync(other, mode))
        {
            process = UndriftProcess.Start(_work.Folder, null, [.. args, "--database", database.Url]);
            while (await NumberAsync(watcher, Waiting) == 0)
                Assert.True(process.IsRunning, await EndOfAsync(process));
            await process.SendAsync("KILL");
            await process.EndAsync();
        }
        // What it had started ends when it finds its pipe closed.
        while (await NumberAsync(watcher, Clients) > 0) { }
        return process;
    }

    private const string Waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private const string Clients =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()";

    private static async Task<string> EndOfAsync(UndriftProcess process) =>
        process.IsRunning ? "" : (await process.EndAsync()).All;

    private static async Task<long> NumberAsync(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await NumberAsync(connection, "SELECT count(*) FROM t");
    }

    private void AssertNothingLeft()
    {
        if (Directory.Exists(_work["backups"]))
            Assert.Empty(Directory.EnumerateDirectories(_work["backups"]));
    }

    private Task<CliRun> ListAsync() => UndriftCli.RunAsync("backup", "list", "--to", _work["backups"]);

    private Task<CliRun> BackUpAsync(string url, params string[] options) =>
        UndriftCli.RunAsync(["backup", "--database", url, "--to", _work["backups"], .. options]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>A lock on the table t until it is disposed.</summary>
    private sealed class LockedTable(Npgsql.NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<IAsyncDisposable> OfAsync(Npgsql.NpgsqlConnection connection, string mode)
        {
            var begun = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = new Npgsql.NpgsqlCommand($"LOCK TABLE t IN {mode} MODE", connection, begun);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return new LockedTable(begun);
        }

        public async ValueTask DisposeAsync() => await transaction.DisposeAsync();
    }
}
