using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The example of the page on fixes: the statements that it shows are those of the plan, in their order.</summary>
public sealed partial class FixPageTests
{
    [Fact]
    public async Task The_example_for_PostgreSQL_is_what_the_program_writes()
    {
        var section = Pages.Text("docs/fix.md").Split("\n## PostgreSQL\n")[1].Split("\n## ")[0];
        var blocks = Fence().Matches(section).Select(match => match.Groups["text"].Value).ToList();
        await using var pair = await LivePair.NewAsync(blocks[1], blocks[0] + "INSERT INTO users VALUES (1, 'a');");
        var run = await pair.FixAsync();
        var shown = blocks[2].TrimEnd().Split('\n');
        Assert.Equal(shown, run.Out.Split('\n').Where(shown.Contains));
        Assert.Equal("1", await pair.ValueAsync("SELECT count(*) FROM mails"));
    }

    [GeneratedRegex("```(sql|text)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
