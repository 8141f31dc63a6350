using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.Docs;

/// <summary>One page for each drift group; its example is run and gives exactly that group.</summary>
public sealed partial class DriftPageTests
{
    private static readonly string[] Parts =
    [
        "## What it means",
        "## Why it matters",
        "## Example",
        "## How to judge it",
        "## How to repair it",
    ];

    public static TheoryData<string> Groups => [.. DriftGroup.All.Select(group => group.Name)];

    /// <summary>No supported server can hold a definition that is not understood.</summary>
    public static TheoryData<string> Examples =>
        [.. DriftGroup.All.Where(group => group != DriftGroup.UnexplainedDefinition).Select(group => group.Name)];

    [Fact]
    public void Every_page_is_of_a_group() =>
        Assert.Equal(
            DriftGroup.All.Select(group => group.Name + ".md").Order(StringComparer.Ordinal),
            Directory
                .GetFiles(Path.Combine(Repository.Root, "docs", "drift"))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_page_has_all_its_parts_and_the_right_severity(string group)
    {
        var lines = Text(group).Split('\n');
        Assert.Equal($"# `{group}`", lines[0]);
        Assert.EndsWith($" Default severity: {DriftGroup.Find(group)!.Severity}.", lines[2], StringComparison.Ordinal);
        Assert.Equal(Parts, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_example_gives_the_group_and_nothing_else(string group)
    {
        var blocks = Block().Matches(Text(group)).ToDictionary(match => match.Groups["side"].Value);
        Assert.Equal(["database", "desired"], blocks.Keys.Order(StringComparer.Ordinal));
        var server = await Servers.GetAsync();
        var desired = await server.BuildAsync(blocks["desired"].Groups["sql"].Value);
        var actual = await server.BuildAsync(blocks["database"].Groups["sql"].Value);
        var wanted = new ComparisonOptions(new HashSet<DriftGroup> { DriftGroup.OrderMismatch }, AllowEmpty: true);
        var comparison = Differ.Compare(desired, actual, wanted);
        Assert.Empty(comparison.Gaps);
        Assert.Equal(group, Assert.Single(comparison.Drifts).Group.Name);
    }

    private static string Text(string group) => Pages.Text($"docs/drift/{group}.md");

    [GeneratedRegex(
        @"^```sql (?<side>\w+)\n(?<sql>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Block();
}
