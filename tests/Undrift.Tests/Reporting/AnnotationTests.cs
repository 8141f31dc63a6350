using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>The formats that name a severity in words of their own: GitHub's annotations, GitLab's Code Quality, JUnit.</summary>
public sealed class AnnotationTests
{
    [Fact]
    public void The_sample_as_annotations() => GoldenFile.Matches("sample.github.txt", Sample.In("github", Placed()));

    [Fact]
    public void The_sample_as_JUnit() => GoldenFile.Matches("sample.junit.txt", Sample.In("junit", Placed()));

    [Fact]
    public void The_sample_as_Code_Quality() => GoldenFile.Matches("sample.gitlab.json", Sample.In("gitlab", Placed()));

    [Fact]
    public void The_sample_as_SARIF() => GoldenFile.Matches("sample.sarif", Sample.In("sarif", Placed()));

    [Fact]
    public void A_percent_sign_a_colon_and_a_comma_are_escaped_where_they_would_mean_something()
    {
        var report = Sample.Of(Shop.Catalog(Shop.TableNamed("100%0A")), Shop.Catalog(Shop.TableNamed("t"))) with
        {
            DesiredFile = "a,b:c%.sql",
        };
        var text = Sample.In("github", report);
        Assert.Contains(
            "::error file=a%2Cb%3Ac%25.sql,line=1,title=missing table in production::",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\"100%250A\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_an_annotation_stands_at_the_run() =>
        Assert.DoesNotContain("file=", Sample.In("github", Sample.Full()), StringComparison.Ordinal);

    [Fact]
    public void What_could_not_be_compared_is_an_error_everywhere()
    {
        var report = Sample.Of(Shop.Catalog(), Shop.Catalog(), new Gap("schema x", "no right"));
        Assert.Contains(
            "::error title=Not compared in production::schema x: no right",
            Sample.In("github", report),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<error type=\"not_compared\" message=\"no right\" />",
            Sample.In("junit", report),
            StringComparison.Ordinal
        );
        Assert.Contains("\"severity\": \"blocker\"", Sample.In("gitlab", report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_check_says_so_in_every_format()
    {
        Assert.Equal("undrift: clean - no drift\n", Sample.In("github", Sample.Clean()));
        Assert.Equal("[]\n", Sample.In("gitlab", Sample.Clean()));
        Assert.Contains(
            "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\"",
            Sample.In("junit", Sample.Clean()),
            StringComparison.Ordinal
        );
    }

    private static CheckReport Placed() => Sample.Full() with { DesiredFile = "db/schema.sql" };
}
