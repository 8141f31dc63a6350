using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>A backup restored over a live database: its own tool says afterwards that it holds what it held.</summary>
public sealed class BackupRollbackTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Engines => LiveDatabase.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_restore_brings_schema_and_rows_back_and_keeps_what_was_there(string engine)
    {
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        var before = await database.DumpAsync();
        var id = await BackedUpAsync(database);
        await database.ExecuteAsync(database.Change);
        var changed = await database.DumpAsync();
        Assert.NotEqual(before, changed);
        var run = (await RunAsync(database, "--to-backup", id, "--yes")).Expect(0);
        Assert.Contains("schema and rows are those of the backup", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());
        // And back again: nothing was lost by the restore either.
        var kept = run.Out.Split("kept as backup ")[1].Split('.')[0];
        (await RunAsync(database, "--to-backup", kept, "--yes")).Expect(0);
        Assert.Equal(changed, await database.DumpAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dry_run_and_a_no_change_nothing(string engine)
    {
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        var id = await BackedUpAsync(database);
        await database.ExecuteAsync(database.Change);
        var changed = await database.DumpAsync();
        var dry = (await RunAsync(database, "--to-backup", id, "--dry-run")).Expect(0);
        Assert.Contains("1. restore " + id + " on a scratch database", dry.Out, StringComparison.Ordinal);
        Assert.Contains("2. back up what is there now", dry.Out, StringComparison.Ordinal);
        (await RunAsync(database, "--to-backup", id)).Fails(64, "nobody can be asked", "--yes");
        var asked = new UndriftCli { Answer = "n\n" };
        string[] words = ["rollback", "--database", database.Url, "--to", _work["backups"], "--to-backup", id];
        Assert.Contains(
            "nothing was done",
            (await asked.StartAsync(words)).Expect(130).Error,
            StringComparison.Ordinal
        );
        Assert.Equal(changed, await database.DumpAsync());
        Assert.Single(Directory.GetDirectories(_work["backups"]));
    }

    [Fact]
    public async Task A_protected_environment_wants_its_name()
    {
        await using var database = await LiveDatabase.NewAsync(LiveDatabase.Sqlite, _work);
        var config = _work.Write("undrift.yml", "environments:\n  production: { url: \"sqlite:live.db\" }\n");
        string[] target = ["--config", config, "-e", "production"];
        var made = (await UndriftCli.RunAsync(["backup", .. target, "--json"])).Expect(0);
        string[] restore = ["rollback", .. target, "--to-backup", made.Json.GetProperty("id").GetString()!, "--yes"];
        (await UndriftCli.RunAsync(restore)).Fails(64, "production is protected", "--confirm production");
        (await UndriftCli.RunAsync([.. restore, "--confirm", "staging"])).Fails(64, "--confirm staging");
        (await UndriftCli.RunAsync([.. restore, "--confirm", "production"])).Expect(0);
    }

    [Fact]
    public async Task A_backup_of_another_database_is_restored_only_when_that_is_said()
    {
        await using var database = await LiveDatabase.NewAsync(LiveDatabase.Sqlite, _work);
        var id = await BackedUpAsync(database);
        var other = _work.Database("CREATE TABLE t (a);", "other.db");
        string[] restore = ["rollback", "--database", other, "--to", _work["backups"], "--to-backup", id, "--yes"];
        (await UndriftCli.RunAsync(restore)).Fails(64, "is of sqlite:", "--other-database");
        (await UndriftCli.RunAsync([.. restore, "--other-database"])).Expect(0);
        Assert.Equal(await database.DumpAsync(), Sqlite.Shell.Run(_work["other.db"], ".dump"));
        (await RunAsync(database, "--to-backup", "nothing", "--yes")).Fails(64, "there is no backup nothing");
        (await RunAsync(database, "--to-backup", id, "--down")).Fails(64, "two ways back");
    }

    [Fact]
    public async Task A_session_that_was_open_goes_on_behind_a_restore()
    {
        await using var database = await (await PostgreSql.Servers.GetAsync()).CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i integer); INSERT INTO t VALUES (1)");
        await using var open = await database.OpenAsync();
        var id = (await UndriftCli.RunAsync("backup", "--database", database.Url, "--to", _work["backups"], "--json"))
            .Expect(0)
            .Json.GetProperty("id")
            .GetString()!;
        await database.ExecuteAsync("DROP TABLE t");
        string[] restore = ["--to-backup", id, "--yes", "--no-verify"];
        (
            await UndriftCli.RunAsync(["rollback", "--database", database.Url, "--to", _work["backups"], .. restore])
        ).Expect(0);
        await using var command = new Npgsql.NpgsqlCommand("SELECT i FROM t", open);
        Assert.Equal(1, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> BackedUpAsync(LiveDatabase database) =>
        (await UndriftCli.RunAsync("backup", "--database", database.Url, "--to", _work["backups"], "--json"))
            .Expect(0)
            .Json.GetProperty("id")
            .GetString()!;

    private Task<CliRun> RunAsync(LiveDatabase database, params string[] options) =>
        UndriftCli.RunAsync(["rollback", "--database", database.Url, "--to", _work["backups"], .. options]);
}
