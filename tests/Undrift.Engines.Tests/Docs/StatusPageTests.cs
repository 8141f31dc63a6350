using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The example of the page on status: what it shows is what the program says.</summary>
public sealed partial class StatusPageTests
{
    [Fact]
    public async Task The_example_is_what_the_program_says()
    {
        using var work = new Workspace();
        var blocks = Fence().Matches(Pages.Text("docs/status.md"));
        foreach (var block in blocks.Where(block => block.Groups["file"].Length > 0))
            work.Write(block.Groups["file"].Value, block.Groups["text"].Value);
        work.Database(File.ReadAllText(work["live.sql"]));
        var config = work.Write(
            "undrift.yml",
            "engine: sqlite\nmigrations: migrations:db/migrations\nenvironments:\n  staging: { url: 'sqlite:live.db' }\n"
        );
        var run = await UndriftCli.RunAsync("status", "--hazards", "--config", config);
        var said = run.Expect(1)
            .Out.Replace("\n      ", " ", StringComparison.Ordinal)
            .Replace("\n    (", " (", StringComparison.Ordinal)
            .Replace(work.Folder + "/", "", StringComparison.Ordinal)
            .Split('\n');
        var shown = blocks
            .Single(block => block.Groups["kind"].Value == "text")
            .Groups["text"]
            .Value.TrimEnd()
            .Split('\n');
        Assert.Equal(shown, said.Where(shown.Contains));
    }

    [GeneratedRegex(
        "```(?<kind>sql|text)( (?<file>[^\n]+))?\n(?<text>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fence();
}
