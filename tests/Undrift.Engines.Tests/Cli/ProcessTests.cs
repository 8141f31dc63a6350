using System.Diagnostics;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary>What only a process of its own can show: Ctrl-C, pipes, the current folder, memory.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task The_project_file_is_found_upwards_and_its_paths_start_beside_it()
    {
        _work.Project(Table, Table);
        var inner = Directory.CreateDirectory(_work["a/b"]).FullName;
        var run = (await UndriftProcess.RunAsync(inner, null, "check", "-e", "local")).Expect(0);
        Assert.Equal("Verdict: clean - no drift", run.LastLine);
        Assert.DoesNotContain('\u001b', run.All);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = (await UndriftProcess.RunAsync(_work.Folder, null, "--version")).Expect(0);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Out);
    }

    [Fact]
    public async Task Libpq_variables_are_honoured()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i int)");
        var variables = new Dictionary<string, string>
        {
            ["PGHOST"] = server.Source().Servers[0].Host,
            ["PGUSER"] = server.Source().User,
            ["PGDATABASE"] = database.Name,
        };
        var run = (await UndriftProcess.RunAsync(_work.Folder, variables, "inspect", "postgres://")).Expect(0);
        Assert.Contains("\"t\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_that_cannot_be_written_is_a_failure()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full here");
        string[] words = ["dotnet", UndriftProcess.Program, "check", .. _work.Pair(Table, Table)];
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" > /dev/full");
        start.ArgumentList.Add("sh");
        foreach (var word in words)
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, process.ExitCode);
        Assert.Contains("cannot write to standard output", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_run_and_leaves_nothing(string signal)
    {
        await Servers.GetAsync();
        var sql = _work.Write("slow.sql", "CREATE TABLE t (i int);\nSELECT pg_sleep(60);\n");
        var before = ScratchFolders();
        using var process = UndriftProcess.Start(_work.Folder, null, "diff", sql, sql, "--engine", "postgres");
        var folders = await SleepingAsync(process, before);
        await process.SendAsync(signal);
        var run = await process.EndAsync();
        Assert.True(run.Code is 130 or 143, $"{run.Code}: {run.All}");
        Assert.Equal("undrift: cancelled\n", run.Error);
        Assert.Empty(run.Out);
        Assert.All(folders, folder => Assert.False(Directory.Exists(folder), folder));
        Assert.Empty(WorkingIn(folders));
    }

    private static string[] ScratchFolders() =>
        Directory.Exists("/dev/shm") ? Directory.GetDirectories("/dev/shm", "undrift-db-*") : [];

    /// <summary>Waits until the process's scratch servers run its statement; returns their folders.</summary>
    private static async Task<string[]> SleepingAsync(UndriftProcess process, string[] before)
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "scratch folders are looked for in /dev/shm");
        while (true)
        {
            Assert.True(process.IsRunning, "the run ended by itself");
            var mine = ScratchFolders().Except(before).Where(folder => process.Owns(folder)).ToArray();
            if (WorkingIn(mine).Any(title => title.Contains("SELECT", StringComparison.Ordinal)))
                return mine;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The command lines (a server process shows there what it does) of all that works in the folders.</summary>
    private static IEnumerable<string> WorkingIn(string[] folders)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[6])))
            if (
                new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget is { } place
                && folders.Any(folder => place.StartsWith(folder, StringComparison.Ordinal))
            )
                yield return File.ReadAllText(Path.Combine(process, "cmdline"));
    }
}
