namespace Undrift.Tests.Reporting;

public sealed class ReportFormatsTests
{
    [Theory]
    [InlineData("text", "text", null)]
    [InlineData("json:out/report.json", "json", "out/report.json")]
    [InlineData(@"markdown:C:\out\drift.md", "markdown", @"C:\out\drift.md")]
    public void A_format_and_its_file_are_read(string text, string name, string? path)
    {
        var request = ReportFormats.Parse(text);
        Assert.Equal(name, request.Format.Name);
        Assert.Equal(path, request.Path);
    }

    [Theory]
    [InlineData("jsno", "json")]
    [InlineData("JSON", "json")]
    [InlineData("markdwon:x", "markdown")]
    [InlineData("txt", "text")]
    public void An_unknown_format_is_a_usage_error_that_names_the_nearest(string text, string nearest)
    {
        var failure = Assert.Throws<UndriftException>(() => ReportFormats.Parse(text));
        Assert.Equal(FailureKind.Usage, failure.Kind);
        Assert.Contains($"did you mean '{nearest}'?", failure.Message, StringComparison.Ordinal);
        Assert.Contains("text, json, markdown", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colon_without_a_file_is_a_usage_error() =>
        Assert.Equal(FailureKind.Usage, Assert.Throws<UndriftException>(() => ReportFormats.Parse("json:")).Kind);

    [Theory]
    [InlineData("table", 1, "1 table")]
    [InlineData("table", 0, "0 tables")]
    [InlineData("foreign_key", 2, "2 foreign keys")]
    [InlineData("index", 12, "12 indexes")]
    [InlineData("policy", 2, "2 policies")]
    [InlineData("primary_key", 2, "2 primary keys")]
    [InlineData("default_privilege", 1200, "1,200 default privileges")]
    [InlineData("check", 2, "2 checks")]
    public void Kinds_are_counted_in_words(string kind, int number, string expected) =>
        Assert.Equal(expected, KindWords.Count(number, kind));
}
