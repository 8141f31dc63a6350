using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.MySql.Ledgers;

/// <summary>The page says what the code does.</summary>
public sealed class MySqlCoveragePageTests
{
    [Fact]
    public void The_coverage_page_is_current()
    {
        var path = Path.Combine(Repository.Root, "docs", "coverage", "mysql.md");
        var text = MySqlCoveragePage.Text();
        if (Environment.GetEnvironmentVariable("UNDRIFT_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == text,
            "docs/coverage/mysql.md is stale; write it anew with: UNDRIFT_UPDATE=1 dotnet test tests/Undrift.Engines.Tests --filter CoveragePageTests"
        );
    }
}
