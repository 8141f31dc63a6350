namespace Undrift.Tests.Reporting;

public sealed class GoldenReportTests
{
    [Fact]
    public void The_sample_as_text() => GoldenFile.Matches("sample.txt", Sample.Text(Sample.Full()));

    [Fact]
    public void The_sample_as_JSON() => GoldenFile.Matches("sample.json", Sample.Json(Sample.Full()));

    [Fact]
    public void The_sample_as_Markdown() => GoldenFile.Matches("sample.md", Sample.Markdown(Sample.Full()));

    [Fact]
    public void A_clean_check_as_text() => GoldenFile.Matches("clean.txt", Sample.Text(Sample.Clean()));
}
