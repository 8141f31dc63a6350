namespace Undrift.Tests.Guards;

/// <summary>Files and methods that a person can take in.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 400;
    private const int MedianFile = 80;
    private const int LongestMethod = 40;

    [Fact]
    public void No_source_file_is_over_400_lines() =>
        Assert.Empty(
            SourceTree
                .Files("src", "*.cs")
                .Concat(SourceTree.Files("tests", "*.cs"))
                .Concat(SourceTree.Files("src", "*.sql"))
                .Where(file => Lines(file).Length > LongestFile)
                .ToList()
        );

    [Fact]
    public void Half_of_the_source_files_have_under_80_lines()
    {
        var sizes = SourceTree.Files("src", "*.cs").Select(file => Lines(file).Length).Order().ToList();
        Assert.InRange(sizes[sizes.Count / 2], 1, MedianFile - 1);
    }

    /// <summary>The formatter puts a member's braces at four blanks, each on a line of its own.</summary>
    [Fact]
    public void No_method_is_over_40_lines()
    {
        var tooLong = new List<string>();
        foreach (var file in SourceTree.Files("src", "*.cs"))
        {
            var lines = Lines(file);
            var start = -1;
            for (var at = 0; at < lines.Length; at++)
                if (lines[at] == "    {" && !IsType(lines, at))
                    start = at;
                else if (lines[at] == "    }" && start >= 0)
                {
                    if (at - start - 1 > LongestMethod)
                        tooLong.Add($"{file}:{start + 1}, {at - start - 1} lines");
                    start = -1;
                }
        }
        Assert.Empty(tooLong);
    }

    /// <summary>A nested type: its members are measured by none, it is small by the rule for files.</summary>
    private static bool IsType(string[] lines, int brace)
    {
        var head = brace;
        while (head > 0 && lines[head - 1].Length > 0 && !lines[head - 1].StartsWith("    }", StringComparison.Ordinal))
            head--;
        // The type that a first member stands in is above it; comments speak of types, too.
        return lines[head..brace]
            .Where(line =>
                line.StartsWith("    ", StringComparison.Ordinal)
                && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            )
            .Any(line => line.Split(' ').Any(word => word is "class" or "record" or "struct" or "interface" or "enum"));
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(SourceTree.Root, file));
}
