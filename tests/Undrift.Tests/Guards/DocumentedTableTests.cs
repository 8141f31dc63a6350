using System.Text.RegularExpressions;

namespace Undrift.Tests.Guards;

/// <summary>Tables in the pages that repeat what the code says.</summary>
public sealed partial class DocumentedTableTests
{
    [Fact]
    public void The_drift_groups_are_documented_with_their_default_severities()
    {
        var documented = SourceTree
            .Text("docs/drift.md")
            .Split('\n')
            .Where(line => line.StartsWith("| [`", StringComparison.Ordinal))
            .Select(Row);
        Assert.Equal(
            DriftGroup.All.Select(group => $"{group.Name}: {group.Severity}"),
            documented.Select(row => $"{row.Group}: {row.Severity}")
        );
    }

    [Fact]
    public void The_exit_codes_are_documented()
    {
        var codes = ExitCode()
            .Matches(SourceTree.Text("src/Undrift.Cli/ExitCode.cs"))
            .Select(match => match.Groups["code"].Value)
            .ToList();
        var documented = SourceTree
            .Text("docs/exit-codes.md")
            .Split('\n')
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["code"].Value);
        Assert.NotEmpty(codes);
        Assert.Equal(codes, documented);
    }

    /// <summary><c>| [`group`](drift/group.md) | … | ERROR |</c>.</summary>
    private static (string Group, string Severity) Row(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return (cells[1].Split('`')[1], cells[^2]);
    }

    [GeneratedRegex(@"const int \w+ = (?<code>\d+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"^\| (?<code>\d+) \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
