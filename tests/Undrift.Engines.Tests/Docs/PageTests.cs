using System.CommandLine;
using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Docs;

/// <summary>What the pages say exists.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Everything => new(Pages.All);

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_relative_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var missing = Link()
            .Matches(Pages.Text(page))
            .Select(match => match.Groups["to"].Value.Split('#')[0])
            .Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal))
            .Where(to => !Path.Exists(Path.Combine(folder, to)));
        Assert.Empty(missing.ToList());
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_command_is_understood(string page)
    {
        foreach (var command in Pages.Blocks(page).SelectMany(block => block))
            if (Pages.Words(command) is ["undrift", .. var args])
                Assert.Empty(UndriftCli.Parse(args).Errors.Select(error => $"{command}: {error.Message}"));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_option_that_is_named_is_one(string page)
    {
        var known = Options(UndriftCli.Parse([]).RootCommandResult.Command).ToHashSet(StringComparer.Ordinal);
        var named = InlineCode()
            .Matches(Pages.Text(page))
            .Select(match => match.Groups["code"].Value)
            .Where(code =>
                !code.StartsWith("dotnet ", StringComparison.Ordinal)
                && !code.StartsWith("git ", StringComparison.Ordinal)
                && !code.StartsWith("./", StringComparison.Ordinal)
            )
            .SelectMany(code => OptionName().Matches(code).Select(match => match.Value));
        Assert.Empty(named.Where(name => !known.Contains(name)).Distinct().ToList());
    }

    [Fact]
    public async Task Help_lists_every_command_and_option()
    {
        var root = UndriftCli.Parse([]).RootCommandResult.Command;
        var help = (await UndriftCli.RunAsync("--help")).Expect(0).Out;
        foreach (var command in root.Subcommands)
        {
            Assert.Contains($"  {command.Name} ", help, StringComparison.Ordinal);
            Assert.NotEmpty(command.Description!);
            var own = (await UndriftCli.RunAsync(command.Name, "--help")).Expect(0).Out;
            Assert.All(command.Options, option => Assert.Contains(option.Name, own, StringComparison.Ordinal));
            Assert.All(command.Options, option => Assert.NotEmpty(option.Description!));
        }
    }

    private static IEnumerable<string> Options(Command command) =>
        command
            .Options.SelectMany(option => option.Aliases.Prepend(option.Name))
            .Concat(command.Subcommands.SelectMany(Options));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<!`)`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<=^|\s)--[a-z][a-z-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionName();
}
