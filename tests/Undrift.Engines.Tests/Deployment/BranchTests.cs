using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>Branches at Neon as backups. Neon cannot run here: a service stands for it that holds to its documentation.</summary>
public sealed class BranchTests : IDisposable
{
    private readonly Workspace _work = new();
    private readonly FakeNeon _neon = new();

    public void Dispose()
    {
        _neon.Dispose();
        _work.Dispose();
    }

    [Fact]
    public async Task A_branch_is_made_listed_and_put_in_place_with_what_was_there_kept()
    {
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        var made = (await RunAsync("backup", database, "--branch", "--json")).Expect(0);
        Assert.Equal("neon", made.Json.GetProperty("method").GetString());
        var branch = made.Json.GetProperty("place").GetString()!;
        Assert.Equal("undrift-" + made.Json.GetProperty("id").GetString(), _neon.Branches[branch]);
        var list = await UndriftCli.RunAsync("backup", "list", "--to", _work["backups"]);
        Assert.Contains("branch", list.Expect(0).Out, StringComparison.Ordinal);
        (await RunAsync("rollback", database, "--branch", branch, "--dry-run")).Expect(0);
        Assert.Null(_neon.InPlace);
        var run = (await RunAsync("rollback", database, "--branch", branch, "--yes")).Expect(0);
        Assert.Equal(branch, _neon.InPlace);
        Assert.Contains(run.Out.Split("is the branch ")[1].Split('.')[0], _neon.Branches.Values);
        (await RunAsync("rollback", database, "--to-backup", made.Json.GetProperty("id").GetString()!, "--yes")).Fails(
            64,
            "is a branch at the platform",
            $"--branch {branch}"
        );
    }

    [Fact]
    public async Task What_the_platform_refuses_is_said_without_the_key()
    {
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        var unset = await UndriftCli.RunAsync(
            "backup",
            "--database",
            database.Url,
            "--branch",
            "--to",
            _work["backups"]
        );
        unset.Fails(64, "NEON_API_KEY", "NEON_PROJECT_ID");
        var missing = await RunAsync("rollback", database, "--branch", "br-none", "--yes");
        Assert.Equal(4, missing.Code);
        Assert.Contains("404: branch not found", missing.Error, StringComparison.Ordinal);
        _neon.End = "failed";
        var failed = await RunAsync("backup", database, "--branch");
        failed.Fails(4, "ended as failed");
        Assert.DoesNotContain(FakeNeon.Key, unset.All + missing.All + failed.All, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_work["backups"]));
    }

    private Task<CliRun> RunAsync(string command, TestDatabase database, params string[] options) =>
        new UndriftCli { Variables = _neon.Variables }.StartAsync([
            command,
            "--database",
            database.Url,
            "--to",
            _work["backups"],
            .. options,
        ]);
}
