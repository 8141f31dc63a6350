using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.PostgreSql.Ledgers;

/// <summary>The page says what the code does.</summary>
public sealed class CoveragePageTests
{
    [Fact]
    public void The_coverage_page_is_current()
    {
        var path = Path.Combine(Repository.Root, "docs", "coverage", "postgresql.md");
        var text = CoveragePage.Text();
        if (Environment.GetEnvironmentVariable("UNDRIFT_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == text,
            "docs/coverage/postgresql.md is stale; write it anew with: UNDRIFT_UPDATE=1 dotnet test tests/Undrift.Engines.Tests --filter CoveragePageTests"
        );
    }
}
