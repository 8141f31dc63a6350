using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Deployment;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The pages on backups and on the way back, done as they are written.</summary>
public sealed class RollbackPageTests : IDisposable
{
    private readonly Workspace _work = new();
    private readonly FakeNeon _neon = new();

    public void Dispose()
    {
        _neon.Dispose();
        _work.Dispose();
    }

    [Fact]
    public async Task The_commands_of_the_pages_do_what_they_say()
    {
        var project = MigrationProject.Make(_work, "goose");
        await project.ApplyAsync(1);
        var backups = await RunPageAsync("docs/backup.md", "");
        var id = backups[0].Out["Backup ".Length..].Split(':')[0];
        await project.ApplyAsync(2);
        var changed = project.Dump();
        var rollbacks = await RunPageAsync("docs/rollback.md", id);
        Assert.NotEqual(changed, project.Dump());
        Assert.Equal(8, rollbacks.Count);
        Assert.NotNull(_neon.InPlace);
    }

    private async Task<List<CliRun>> RunPageAsync(string page, string id)
    {
        var runs = new List<CliRun>();
        foreach (var command in Pages.Blocks(page).SelectMany(block => block))
        {
            var named = id.Length > 0 || runs.Count == 0 ? id : runs[0].Out["Backup ".Length..].Split(':')[0];
            var words = Pages
                .Words(command)[1..]
                .Select(word =>
                    word == "$ID" ? named
                    : word == "$BRANCH" ? _neon.Branches.Keys.Last()
                    : word
                );
            var cli = new UndriftCli { Variables = _neon.Variables };
            runs.Add((await cli.StartAsync([.. words, "--config", _work["undrift.yml"]])).Expect(0));
        }
        return runs;
    }
}
