using System.Diagnostics;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Connection;
using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;

namespace Undrift.Engines.Tests.MySql.Scratch;

public sealed class ScratchTests : IDisposable
{
    private static readonly BuildOptions Options = new(TimeSpan.FromSeconds(60), []);

    private readonly TemporaryFolder home = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_server_never_runs_as_root_and_listens_on_no_network(string name)
    {
        await using var server = await StartAsync(name);
        using var connection = await MySqlConnection.OpenAsync(server.Source(), Options.Timeout, Cancellation);
        Assert.Equal("1", await ScalarAsync(connection, "SELECT @@skip_networking"));
        Assert.Equal("OFF", await ScalarAsync(connection, "SELECT @@event_scheduler"));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        var status = await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status", Cancellation);
        var users = status.Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1..];
        Assert.DoesNotContain("0", users);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(server.Folder)
            );
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task Two_servers_run_at_once_and_leave_nothing(string name)
    {
        var servers = await Task.WhenAll(StartAsync(name), StartAsync(name));
        var left = servers.Select(s => (s.Folder, s.ProcessId)).ToList();
        Assert.NotEqual(servers[0].Folder, servers[1].Folder);
        foreach (var server in servers)
        {
            using (await MySqlConnection.OpenAsync(server.Source(), Options.Timeout, Cancellation)) { }
            await server.DisposeAsync();
        }
        Assert.All(left, l => Assert.False(Directory.Exists(l.Folder)));
        Assert.All(left, l => Assert.False(IsRunning(l.ProcessId)));
    }

    [Fact]
    public async Task The_second_start_uses_the_template_of_the_first_and_a_damaged_one_is_made_anew()
    {
        var binaries = await MySqlServers.BinariesAsync();
        var fresh = Surroundings.With("/no/such/home", ("XDG_CACHE_HOME", home.Path));
        await (await ScratchServer.StartAsync(binaries, null, fresh, Cancellation)).DisposeAsync();
        var template = new DataTemplate(binaries, false, fresh).CachePath;
        var made = File.GetLastWriteTimeUtc(Path.Combine(template, "ibdata1"));
        await (await ScratchServer.StartAsync(binaries, null, fresh, Cancellation)).DisposeAsync();
        Assert.Equal(made, File.GetLastWriteTimeUtc(Path.Combine(template, "ibdata1")));
        await File.WriteAllTextAsync(Path.Combine(template, "ibdata1"), "damaged", Cancellation);
        await using var server = await ScratchServer.StartAsync(binaries, null, fresh, Cancellation);
        Assert.NotEqual(7, new FileInfo(Path.Combine(template, "ibdata1")).Length);
        Assert.Single(Directory.GetDirectories(Path.Combine(home.Path, "undrift")));
    }

    [Fact]
    public async Task What_a_crashed_run_left_is_swept_with_its_server()
    {
        var binaries = await MySqlServers.BinariesAsync();
        var user = ServerUser.Needed("mysql");
        var folder = ScratchFolder.Create(ClientEnvironment.Process, user);
        await new DataTemplate(binaries, false, ClientEnvironment.Process).ProvideAsync(folder, user, Cancellation);
        var orphan = await ChildServer.StartAsync(
            new ServerStart(
                [binaries.Program, .. ScratchSettings.For(folder, binaries.Version, null)],
                folder,
                user,
                _ => File.Exists(ScratchSettings.Socket(folder)),
                LibC.KillNow
            ),
            _ => { },
            Cancellation
        );
        Assert.NotNull(orphan);
        Assert.DoesNotContain(folder.Path, ScratchSweep.Run([Path.GetDirectoryName(folder.Path)!]));
        Assert.True(IsRunning(orphan.Id));
        folder.Abandon(); // As the kernel does when the owner dies.
        await using var next = await StartAsync(MySqlServers.MariaDb);
        Assert.False(Directory.Exists(folder.Path));
        Assert.False(IsRunning(orphan.Id));
    }

    [Fact]
    public async Task A_setting_that_the_server_refuses_is_in_the_message()
    {
        var binaries = await MySqlServers.BinariesAsync();
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ScratchServer.StartAsync(binaries, ["--no-such-setting=1"], null, Cancellation)
        );
        Assert.Contains("no-such-setting", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_server_than_the_targets_is_noted()
    {
        var environment = await MySqlServers.OnlyAsync(MySqlServers.MariaDb);
        await using var scratch = await ScratchDatabase.CreateAsync(
            Options with
            {
                ServerVersion = "MySQL 8.4.3",
                DatabaseCollation = "utf8mb4_0900_xx_ci",
            },
            Cancellation,
            environment
        );
        Assert.StartsWith("private MariaDB ", scratch.Description, StringComparison.Ordinal);
        Assert.Contains("as there is no MySQL 8.4 on this machine", scratch.Notes[0], StringComparison.Ordinal);
        Assert.Contains("does not know utf8mb4_0900_xx_ci", scratch.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scratch_database_has_the_default_collation_of_the_one_compared_with()
    {
        var environment = await MySqlServers.OnlyAsync(MySqlServers.MariaDb);
        await using var scratch = await ScratchDatabase.CreateAsync(
            Options with
            {
                DatabaseCollation = "utf8mb4_czech_ci",
            },
            Cancellation,
            environment
        );
        using var connection = await scratch.OpenAsync(Options.Timeout, null, Cancellation);
        Assert.Equal("utf8mb4_czech_ci", connection.Collation);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_server_compared_with_that_folds_names_gets_a_scratch_server_that_does(string name)
    {
        var environment = await MySqlServers.OnlyAsync(name);
        foreach (var folds in (bool[])[true, false])
        {
            await using var scratch = await ScratchDatabase.CreateAsync(
                Options with
                {
                    FoldsNames = folds,
                },
                Cancellation,
                environment
            );
            using var connection = await scratch.OpenAsync(Options.Timeout, null, Cancellation);
            await connection.ExecuteAsync("CREATE TABLE Users (i int)", Cancellation);
            Assert.Equal(folds ? "users" : "Users", await ScalarAsync(connection, "SHOW TABLES"));
            Assert.Equal(folds, connection.FoldsNames);
        }
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_database_on_a_named_server_is_made_and_dropped(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        string database;
        await using (
            var scratch = await ScratchDatabase.CreateAsync(
                Options with
                {
                    ScratchUrl = server.Url("no_such_database"),
                },
                Cancellation
            )
        )
        {
            database = scratch.Source.Database!;
            Assert.Matches("^undrift_[0-9]{14}_[0-9a-f]{8}$", database);
            using var inside = await scratch.OpenAsync(Options.Timeout, null, Cancellation);
            Assert.Equal(database, inside.Database);
        }
        using var connection = await server.OpenAsync();
        Assert.Equal(
            "0",
            await ScalarAsync(
                connection,
                $"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{database}'"
            )
        );
    }

    [Fact]
    public async Task An_account_that_may_not_make_databases_is_told_what_to_grant()
    {
        var server = await MySqlServers.GetAsync();
        var user = await server.CreateAccountAsync("IDENTIFIED BY 's3cret'");
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ScratchDatabase.CreateAsync(Options with { ScratchUrl = server.Url(user, "s3cret", "") }, Cancellation)
        );
        Assert.Contains("may not create a scratch database", failure.Message, StringComparison.Ordinal);
        Assert.Contains(@"GRANT ALL ON `undrift\_%`.*", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_of_the_same_maker_and_series_is_chosen()
    {
        var found = new[] { "MariaDB 10.6.1", "MariaDB 10.11.2", "MariaDB 11.4.2", "MySQL 8.0.40", "MySQL 9.1.0" }
            .Select(text => new ServerBinaries(text, ServerVersion.Parse(text)!))
            .ToList();
        string Chosen(string wanted) => ServerBinaries.Choose(found, ServerVersion.Parse(wanted)).Program;
        Assert.Equal("MariaDB 10.11.2", Chosen("MariaDB 10.11.14"));
        Assert.Equal("MariaDB 11.4.2", Chosen("MariaDB 11.3.1"));
        Assert.Equal("MySQL 9.1.0", Chosen("MySQL 8.4.3"));
        Assert.Equal("MySQL 9.1.0", Chosen("MySQL 9.7.4"));
        Assert.Equal("MariaDB 11.4.2", ServerBinaries.Choose(found, null).Program);
    }

    private static async Task<ScratchServer> StartAsync(string name) =>
        await ScratchServer.StartAsync(await MySqlServers.BinariesAsync(name), null, null, Cancellation);

    private static async Task<string?> ScalarAsync(MySqlConnection connection, string sql) =>
        (await connection.QueryAsync(sql, Cancellation)).Rows[0][0];

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
