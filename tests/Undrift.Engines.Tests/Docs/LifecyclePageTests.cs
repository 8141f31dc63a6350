using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Migrations;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The page on deployments, done as it is written, in the sample project of Alembic.</summary>
public sealed class LifecyclePageTests
{
    [Fact]
    public async Task The_commands_of_the_page_do_what_it_says()
    {
        using var project = SampleProject.Alembic();
        project.Alembic("upgrade", "0001");
        File.AppendAllText(Path.Combine(project.Root, "undrift.yml"), "python: /usr/bin/python3\n");
        var said = new List<CliRun>();
        foreach (var command in Pages.Blocks("docs/lifecycle.md").SelectMany(block => block))
            said.Add((await UndriftProcess.RunAsync(project.Root, null, Pages.Words(command)[1..])).Expect(0));
        Assert.StartsWith("lock ", said[0].Out, StringComparison.Ordinal);
        Assert.Contains("undrift: applied   0002 nick\n", said[1].Error, StringComparison.Ordinal);
        Assert.Equal("nothing is pending\n", said[2].Out);
        Assert.Contains(", whole\n", said[3].Out, StringComparison.Ordinal);
    }
}
