using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Workflows;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The page on <c>undrift init</c>, done as it is written.</summary>
public sealed partial class InitPageTests
{
    private const string Page = "docs/init.md";

    [Fact]
    public async Task The_commands_of_the_page_write_the_files_that_it_lists()
    {
        using var project = await GitProject.DrizzleAsync();
        await project.CommitAllAsync();
        var listed = Rows("| file |").ToList();
        foreach (var command in Pages.Blocks(Page).SelectMany(block => block))
            if (Pages.Words(command) is ["undrift", "init", .. var args])
            {
                (await project.InitAsync("", args)).Expect(0);
                if (args.Length == 0)
                    Assert.Equal(listed.Order(StringComparer.Ordinal), await NewFilesAsync(project));
            }
            else
                (await project.RunAsync(command)).Expect(0);
        var workflows = (await NewFilesAsync(project)).Except(listed).Select(Path.GetFileName);
        Assert.Equal(
            Rows("docs/ci.md", "| workflow |").Order(StringComparer.Ordinal),
            workflows.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_command_of_the_pages_that_are_written_is_understood()
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "--yes")).Expect(0);
        string[] pages = [.. Rows("| file |").Where(file => file.EndsWith(".md", StringComparison.Ordinal))];
        var commands = pages
            .SelectMany(page => Command().Matches(project.Text(page)).Select(match => match.Groups["command"].Value))
            .ToList();
        Assert.True(commands.Count > 20);
        foreach (var command in commands)
            Assert.Empty(
                UndriftCli.Parse(Pages.Words(command)[1..]).Errors.Select(error => $"{command}: {error.Message}")
            );
    }

    [Fact]
    public void Every_criterion_of_the_page_has_its_test_and_every_test_its_criterion() =>
        Assert.Equal(
            typeof(FifthSeedCriteriaTests)
                .GetMethods()
                .Select(method => method.Name)
                .Where(name => name.StartsWith("Criteri", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            Test().Matches(Pages.Text(Page)).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal)
        );

    private static async Task<IEnumerable<string>> NewFilesAsync(GitProject project) =>
        (await project.RunAsync("git ls-files --others --exclude-standard"))
            .Expect(0)
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Rows(string head) => Rows(Page, head);

    /// <summary>The first column of a table, without its marks.</summary>
    private static IEnumerable<string> Rows(string page, string head) =>
        Pages
            .Text(page)
            .Split('\n')
            .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('`')[1]);

    [GeneratedRegex(@"(`|^)(?<command>undrift [^`\n]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"`(?<name>Criteri\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Test();
}
