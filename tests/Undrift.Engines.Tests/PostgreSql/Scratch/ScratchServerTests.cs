using System.Diagnostics;
using Undrift.Engines.Tests.PostgreSql.Connection;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Scratch;

public sealed class ScratchServerTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_server_never_runs_as_root_and_listens_on_no_network()
    {
        await using var server = await StartAsync(Servers.Default);
        await using var connection = await PostgreSqlConnector.OpenAsync(
            server.Source(),
            TimeSpan.FromSeconds(30),
            Cancellation
        );
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        var status = await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status", Cancellation);
        var users = status.Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1..];
        Assert.DoesNotContain("0", users);
        Assert.Equal("", await ScalarAsync(connection, "SHOW listen_addresses"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(server.Folder)
            );
    }

    [Fact]
    public async Task A_server_sees_nothing_of_the_environment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var server = await StartAsync(Servers.Default);
        var environment = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/environ", Cancellation);
        string[] known = ["PATH", "HOME", "TZ", "LD_LIBRARY_PATH", "PGDATA", "PGLOCALEDIR"];
        Assert.All(
            environment.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('=')[0]),
            name => Assert.True(known.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal), name)
        );
    }

    [Fact]
    public async Task Two_servers_run_at_once_and_leave_nothing()
    {
        var servers = await Task.WhenAll(StartAsync(Servers.Default), StartAsync(Servers.Default));
        var left = servers.Select(s => (s.Folder, s.ProcessId)).ToList();
        Assert.NotEqual(servers[0].Folder, servers[1].Folder);
        foreach (var server in servers)
        {
            await using (await PostgreSqlConnector.OpenAsync(server.Source(), TimeSpan.FromSeconds(30), Cancellation))
            { }
            await server.DisposeAsync();
        }
        Assert.All(left, l => Assert.False(Directory.Exists(l.Folder)));
        Assert.All(left, l => Assert.False(IsRunning(l.ProcessId)));
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task The_second_start_of_each_version_uses_the_template_of_the_first(int major)
    {
        await Servers.GetAsync(major);
        var binaries = (await Servers.BinariesAsync(major))!;
        await (await StartAsync(major, Fresh)).DisposeAsync();
        var template = ClusterTemplate.CachePath(binaries, Fresh);
        Assert.StartsWith(Path.Combine(home.Path, "undrift"), template);
        Assert.True(File.Exists(Path.Combine(template, "PG_VERSION")));
        await using var server = await StartAsync(major, Fresh);
        await using var connection = await PostgreSqlConnector.OpenAsync(
            server.Source(),
            TimeSpan.FromSeconds(30),
            Cancellation
        );
        Assert.StartsWith($"{major}.", (string)(await ScalarAsync(connection, "SHOW server_version"))!);
        // Made once: both servers descend from one initdb.
        Assert.Equal(
            SystemIdentifier(template),
            await ScalarAsync(connection, "SELECT system_identifier::text FROM pg_control_system()")
        );
        Assert.Single(Directory.GetDirectories(Path.Combine(home.Path, "undrift")));
    }

    [Fact]
    public async Task A_damaged_template_is_made_anew()
    {
        await (await StartAsync(Servers.Default, Fresh)).DisposeAsync();
        var template = ClusterTemplate.CachePath((await Servers.BinariesAsync(Servers.Default))!, Fresh);
        File.WriteAllText(Path.Combine(template, "global", "pg_control"), "");
        await using var server = await StartAsync(Servers.Default, Fresh);
        Assert.NotEqual(0, new FileInfo(Path.Combine(template, "global", "pg_control")).Length);
    }

    [Fact]
    public async Task What_a_crashed_run_left_is_swept_with_its_server()
    {
        var binaries = await BinariesAsync(Servers.Default);
        var user = ServerUser.Needed("postgres");
        var folder = ScratchFolder.Create(ClientEnvironment.Process, user);
        await ClusterTemplate.ProvideAsync(binaries, folder, user, ClientEnvironment.Process, Cancellation);
        var orphan = await ServerProcess.StartAsync(
            binaries,
            folder,
            ScratchSettings.For(folder, null),
            user,
            _ => { },
            Cancellation
        );
        Assert.NotNull(orphan);

        Assert.DoesNotContain(folder.Path, ScratchSweep.Run([Path.GetDirectoryName(folder.Path)!]));
        Assert.True(IsRunning(orphan.Id));

        folder.Abandon(); // As the kernel does when the owner dies.
        await using var next = await StartAsync(Servers.Default);
        Assert.False(Directory.Exists(folder.Path));
        Assert.False(IsRunning(orphan.Id));
    }

    [Fact]
    public void A_process_that_only_has_the_number_of_a_server_is_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "starts sleep");
        using var parent = new TemporaryFolder();
        var folder = Path.Combine(parent.Path, ScratchFolder.Prefix + "0123456789abcdef");
        using var innocent = Process.Start(new ProcessStartInfo("sleep", ["60"]))!;
        parent.Write($"{Path.GetFileName(folder)}/{ScratchFolder.OwnerFile}", "");
        parent.Write($"{Path.GetFileName(folder)}/server", $"{innocent.Id} 1700000000");
        try
        {
            Assert.Equal([folder], ScratchSweep.Run([parent.Path]));
            Assert.False(Directory.Exists(folder));
            Assert.False(innocent.HasExited);
        }
        finally
        {
            innocent.Kill();
            innocent.WaitForExit();
        }
    }

    [Fact]
    public async Task A_cancelled_start_leaves_nothing()
    {
        var binaries = await BinariesAsync(Servers.Default);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var environment = Fresh;
        var before = Folders(environment);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await ScratchServer.StartAsync(binaries, null, environment, cancelled.Token)
        );
        Assert.DoesNotContain(Folders(environment).Except(before), f => ScratchFolder.TryTakeOver(f) is not null);
    }

    [Fact]
    public async Task A_setting_that_the_server_refuses_is_in_the_message()
    {
        var binaries = await BinariesAsync(Servers.Default);
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ScratchServer.StartAsync(
                binaries,
                new Dictionary<string, string> { ["no_such_setting"] = "1" },
                null,
                Cancellation
            )
        );
        Assert.Contains("no_such_setting", failure.Message);
    }

    /// <summary>Surroundings with an empty cache.</summary>
    private ClientEnvironment Fresh => Surroundings.With("/no/such/home", ("XDG_CACHE_HOME", home.Path));

    private static async Task<ScratchServer> StartAsync(int major, ClientEnvironment? environment = null) =>
        await ScratchServer.StartAsync(await BinariesAsync(major), null, environment, Cancellation);

    private static async Task<ServerBinaries> BinariesAsync(int major)
    {
        await Servers.GetAsync(major);
        return (await Servers.BinariesAsync(major))!;
    }

    private static List<string> Folders(ClientEnvironment environment) =>
        [
            .. ScratchFolder
                .Parents(environment)
                .Distinct()
                .Where(Directory.Exists)
                .SelectMany(p => Directory.GetDirectories(p, ScratchFolder.Prefix + "*")),
        ];

    /// <summary>The first eight bytes of pg_control.</summary>
    private static string SystemIdentifier(string data)
    {
        using var file = File.OpenRead(Path.Combine(data, "global", "pg_control"));
        var bytes = new byte[8];
        file.ReadExactly(bytes);
        return BitConverter.ToUInt64(bytes).ToString();
    }

    private static async Task<object?> ScalarAsync(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

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
