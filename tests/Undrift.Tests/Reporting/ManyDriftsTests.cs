using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>Five hundred drifts in one report: every format is valid and within the limits of the place it is for.</summary>
public sealed class ManyDriftsTests
{
    private static readonly CheckReport Report = Many.Drifts(500);

    [Fact]
    public async Task The_JSON_report_has_all_of_them_and_is_valid()
    {
        var text = Sample.In("json", Report);
        Assert.Empty(await PublishedSchema.ComplaintsAsync("report-v1.schema.json", [text]));
        Assert.Equal(500, JsonDocument.Parse(text).RootElement.GetProperty("drifts").GetArrayLength());
    }

    [Fact]
    public void The_text_has_all_of_them() =>
        Assert.All(
            Report.Judgement.Findings,
            finding => Assert.Contains(finding.Drift.Id, Sample.In("text", Report), StringComparison.Ordinal)
        );

    [Fact]
    public void Markdown_fits_into_a_comment_and_says_how_many_it_left_out()
    {
        var text = Sample.In("markdown", Report);
        Assert.InRange(text.Length, 30_000, 65_000);
        var left = int.Parse(text.Split(" more: see the JSON report")[0].Split('\n')[^1]);
        Assert.InRange(
            Report.Judgement.Findings.Count(finding => text.Contains(finding.Drift.Id, StringComparison.Ordinal)),
            100,
            500 - left
        );
    }

    [Fact]
    public void A_job_summary_has_all_of_them_within_1024_KiB()
    {
        var text = Sample.In("summary", Report);
        Assert.True(Encoding.UTF8.GetByteCount(text) < 1024 * 1024);
        Assert.All(
            Report.Judgement.Findings,
            finding => Assert.Contains(finding.Drift.Id, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_huge_report_is_cut_to_1024_KiB_also_where_every_character_takes_three_bytes()
    {
        var tables = Enumerable.Range(0, 5000).Select(n => Shop.TableNamed($"{n}{new string('漢', 200)}"));
        var report = Sample.Of(Shop.Catalog([.. tables]), Shop.Catalog(Shop.TableNamed("t")));
        var text = Sample.In("summary", report);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 400_000, 1024 * 1024);
        Assert.Contains("more: see the JSON report", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_are_ten_of_a_type_and_the_tenth_says_how_many_there_are_more()
    {
        var lines = Sample.In("github", Report).Split('\n');
        foreach (var type in (string[])["error", "warning", "notice"])
        {
            var found = lines.Where(line => line.StartsWith($"::{type} ", StringComparison.Ordinal)).ToArray();
            Assert.InRange(found.Length, 1, 10);
            Assert.All(found, line => Assert.InRange(line.Length, 1, 4096));
            Assert.Matches(@"::\d+ more: see the report$", found[^1]);
        }
    }

    [Fact]
    public void SARIF_has_a_result_for_each_and_is_far_from_10_MB()
    {
        var text = Sample.In("sarif", Report);
        using var log = JsonDocument.Parse(text);
        Assert.Equal(500, log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(text));
        Assert.InRange(packed.Length, 1, 1_000_000);
    }

    [Fact]
    public void JUnit_has_a_test_case_for_each_and_one_for_what_was_compared()
    {
        var suite = XDocument.Parse(Sample.In("junit", Report)).Root!.Element("testsuite")!;
        Assert.Equal(501, suite.Elements("testcase").Count());
        Assert.Equal("501", suite.Attribute("tests")!.Value);
    }

    [Fact]
    public void Code_Quality_has_an_issue_for_each_and_no_fingerprint_twice()
    {
        using var issues = JsonDocument.Parse(Sample.In("gitlab", Report));
        var prints = issues.RootElement.EnumerateArray().Select(issue => issue.GetProperty("fingerprint").GetString());
        Assert.Equal(500, prints.Distinct().Count());
    }

    [Fact]
    public void HTML_has_all_of_them()
    {
        var text = Sample.In("html", Report);
        Assert.Equal(500, text.Split("<details class=\"finding\"").Length - 1);
        Assert.InRange(text.Length, 1, 3_000_000);
    }
}
