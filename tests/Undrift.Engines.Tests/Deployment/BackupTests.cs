using System.Text.Json;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.PostgreSql.Connection;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>Backups of real databases, from the command line to their files.</summary>
public sealed class BackupTests(NetworkServer network) : IClassFixture<NetworkServer>, IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Engines => LiveDatabase.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_is_tried_out_and_listed(string engine)
    {
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        var run = (await BackUpAsync(database.Url, "--verify", "--json")).Expect(0);
        var id = run.Json.GetProperty("id").GetString()!;
        Assert.NotEqual(JsonValueKind.Null, run.Json.GetProperty("verified_at").ValueKind);
        Assert.True(run.Json.GetProperty("tables").GetArrayLength() > 0);
        var list = (await UndriftCli.RunAsync("backup", "list", "--to", _work["backups"])).Expect(0);
        var line = list.Out.Split('\n').Single(line => line.StartsWith(id, StringComparison.Ordinal));
        Assert.Contains("yes   intact", line, StringComparison.Ordinal);
        Assert.All(list.Out.Split('\n'), shown => Assert.True(shown.Length <= 80, shown));
        (await UndriftCli.RunAsync("backup", "verify", id[..18], "--to", _work["backups"])).Expect(0);
        Assert.Equal([".gitignore", id], NamesIn("backups"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dry_run_writes_nothing(string engine)
    {
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        var run = (await BackUpAsync(database.Url, "--dry-run", "--verify")).Expect(0);
        Assert.StartsWith("Would back ", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_work["backups"]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_damaged_file_is_told_by_its_checksum_and_is_not_restored(string engine)
    {
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        var id = (await BackUpAsync(database.Url, "--json")).Expect(0).Json.GetProperty("id").GetString()!;
        var before = await database.DumpAsync();
        var file = Directory.GetFiles(_work["backups/" + id], "database.*").Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var list = (await UndriftCli.RunAsync("backup", "list", "--to", _work["backups"])).Expect(4);
        Assert.Contains("DAMAGED", list.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync("backup", "verify", id, "--to", _work["backups"])).Fails(4, "is damaged", "SHA-256");
        var rollback = await RollBackAsync(database.Url, "--to-backup", id, "--yes");
        rollback.Fails(4, "is damaged", "nothing was restored");
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task The_password_and_the_TLS_settings_of_a_PostgreSQL_URL_reach_pg_dump_and_nothing_else()
    {
        var url = network.Url("alice", query: $"?sslmode=verify-ca&sslrootcert={network.Authority}");
        (await BackUpAsync(url)).Expect(0);
        AssertNoSecret(NetworkServer.Password);
        var stranger = network.Url("alice", query: $"?sslmode=verify-ca&sslrootcert={network.Stranger}");
        Assert.Equal(4, (await BackUpAsync(stranger)).Code);
    }

    [Fact]
    public async Task The_password_and_the_TLS_settings_of_a_MariaDB_URL_reach_the_dump_and_nothing_else()
    {
        const string password = "p@ss:'\"\\# ü";
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i int)");
        var account = await server.CreateAccountAsync(
            $"IDENTIFIED BY '{password.Replace("\\", @"\\").Replace("'", "''")}' REQUIRE SSL"
        );
        var query = $"?ssl-mode=verify-identity&ssl-ca={server.Certificates.Authority}";
        var url = server.Url(account, password, database.Name, query, "localhost");
        (await BackUpAsync(url, "--verify")).Expect(0);
        AssertNoSecret(password);
    }

    [Fact]
    public async Task The_folder_of_the_project_file_is_taken_and_so_is_its_environment()
    {
        await using var database = await LiveDatabase.NewAsync(LiveDatabase.Sqlite, _work);
        _work.Write("undrift.yml", "backups: kept/here\nenvironments:\n  local: { url: \"sqlite:live.db\" }\n");
        var config = _work["undrift.yml"];
        (await UndriftCli.RunAsync("backup", "--config", config, "-e", "local")).Expect(0);
        var listed = (await UndriftCli.RunAsync("backup", "list", "--config", config, "--json")).Expect(0).Json;
        Assert.Equal("local", listed[0].GetProperty("backup").GetProperty("environment").GetString());
        Assert.True(Directory.Exists(_work["kept/here"]));
    }

    [Fact]
    public async Task Old_backups_go_and_the_last_good_one_stays()
    {
        await using var database = await LiveDatabase.NewAsync(LiveDatabase.Sqlite, _work);
        foreach (var day in (int[])[1, 2, 3])
            (
                await new UndriftCli { Clock = new StoppedClock(2026, 11, day) }.StartAsync([
                    "backup",
                    "--database",
                    database.Url,
                    "--to",
                    _work["backups"],
                ])
            ).Expect(0);
        (await BackUpAsync(database.Url, "--keep", "2")).Expect(0);
        Assert.Equal(3, NamesIn("backups").Count);
        var prune = await UndriftCli.RunAsync("backup", "prune", "--keep-for", "1s", "--to", _work["backups"]);
        Assert.Contains("Removed 20261103", prune.Expect(0).Out, StringComparison.Ordinal);
        Assert.Equal(2, NamesIn("backups").Count);
        (await UndriftCli.RunAsync("backup", "prune", "--to", _work["backups"])).Fails(64, "which backups are old?");
        (await UndriftCli.RunAsync("backup", "prune", "--keep", "0", "--to", _work["backups"])).Fails(64, "--keep 0");
    }

    private void AssertNoSecret(string secret)
    {
        foreach (var file in Directory.EnumerateFiles(_work["backups"], "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(secret, file, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    private List<string> NamesIn(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(_work[folder])
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    private Task<CliRun> BackUpAsync(string url, params string[] options) =>
        UndriftCli.RunAsync(["backup", "--database", url, "--to", _work["backups"], .. options]);

    private Task<CliRun> RollBackAsync(string url, params string[] options) =>
        UndriftCli.RunAsync(["rollback", "--database", url, "--to", _work["backups"], .. options]);
}
