using System.Text.RegularExpressions;

namespace Undrift.Tests.Guards;

/// <summary>Rules that no compiler holds.</summary>
public sealed partial class HouseRuleTests
{
    private static readonly string[] Textual =
    [
        ".cs",
        ".csproj",
        ".props",
        ".md",
        ".sql",
        ".json",
        ".yml",
        ".sh",
        ".py",
        ".slnx",
        ".editorconfig",
        ".gitignore",
        "",
    ];

    [Fact]
    public void Only_the_command_line_writes_to_the_console() =>
        Assert.Empty(
            SourceTree
                .Files("src", "*.cs")
                .Where(file => !file.StartsWith("src/Undrift.Cli/", StringComparison.Ordinal))
                .Where(file => ConsoleUse().IsMatch(SourceTree.Text(file)))
                .ToList()
        );

    [Fact]
    public void No_file_names_a_folder_of_one_machine_or_a_package_registry() =>
        Assert.Empty(
            SourceTree
                .Files()
                .Where(file => Textual.Contains(Path.GetExtension(file)))
                // The shared corpus is third-party text; this file holds the patterns.
                .Where(file =>
                    !file.StartsWith("corpus/", StringComparison.Ordinal)
                    && !file.EndsWith("HouseRuleTests.cs", StringComparison.Ordinal)
                )
                .SelectMany(file =>
                    MachineText().Matches(SourceTree.Text(file)).Select(match => $"{file}: {match.Value}")
                )
        );

    [Fact]
    public void Public_types_cannot_be_derived_from_by_accident() =>
        Assert.Empty(
            SourceTree
                .Files("src", "*.cs")
                .SelectMany(file =>
                    OpenType().Matches(SourceTree.Text(file)).Select(match => $"{file}: {match.Value.Trim()}")
                )
                // The one base of a record family: BuildOptions adds to it.
                .Where(found => !found.EndsWith("public record ReadOptions", StringComparison.Ordinal))
                .ToList()
        );

    [GeneratedRegex(@"(?<![\w.])Console\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(
        @"(?<![\w.$}/~-])(/work/|/root/|/home/\w+/|/Users/\w+/|/tmp/\w)|[A-Z]:\\Users\\|(artifactory|nexus|jfrog|registry\.npmjs|api\.nuget|pypi)\.\w+",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MachineText();

    [GeneratedRegex(
        @"^\s*public (partial )?(class|record) \w+",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OpenType();
}
