using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The README's first screen: two commands, and what the first one shows.</summary>
public sealed class ReadmeTests
{
    private static readonly string[][] Blocks = [.. Pages.Blocks("README.md")];

    [Fact]
    public void The_first_two_commands_are_the_demo_and_the_tests()
    {
        Assert.StartsWith(
            "dotnet run --project src/Undrift.Cli -c Release -- check ",
            Assert.Single(Blocks[0]),
            StringComparison.Ordinal
        );
        Assert.Equal(["./test.sh"], Blocks[1]);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "test.sh")));
    }

    [Fact]
    public async Task The_demo_names_each_planted_change_once_and_leaves_the_checkout_as_it_was()
    {
        var before = Samples();
        var words = Pages.Words(Blocks[0][0]);
        var args = words[(Array.IndexOf(words, "--") + 1)..];
        var run = (await UndriftProcess.RunAsync(Repository.Root, null, args)).Expect(1);
        Assert.StartsWith("Verdict: blocked - ", run.LastLine, StringComparison.Ordinal);
        foreach (var change in Planted())
            Assert.Single(
                run.Out.Split('\n'),
                line => line.Trim().StartsWith(change + ", risk", StringComparison.Ordinal)
            );
        Assert.Equal(before, Samples());
    }

    [Theory]
    [InlineData("--enforce-policy", 1)]
    [InlineData("--exit-code=risk", 2)]
    [InlineData("--json", 1)]
    public async Task The_demo_blocks_by_its_policy_and_its_ignore_file(string option, int code)
    {
        var config = Path.Combine(Repository.Root, "samples", "shop", "undrift.yml");
        var run = await UndriftCli.RunAsync("check", "--config", config, "-e", "production", option);
        run.Expect(code);
        if (option == "--json")
            Assert.Equal(Planted().Length, run.Json.GetProperty("drifts").GetArrayLength());
        else
            Assert.StartsWith("Verdict: blocked - ", run.LastLine, StringComparison.Ordinal);
    }

    /// <summary>The groups in the table of the demo's own page.</summary>
    private static string[] Planted() =>
        [
            .. Pages
                .Text("samples/shop/README.md")
                .Split('\n')
                .Where(line => line.EndsWith("` |", StringComparison.Ordinal))
                .Select(line => line.Split('`')[^2]),
        ];

    private static string Samples() =>
        string.Join(
            '\n',
            Directory
                .GetFiles(Path.Combine(Repository.Root, "samples"), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {Shell.Hash(file)}")
        );
}
