using System.Text;
using Undrift.Tests.Planning;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>A JSON report that is read back gives every format as the check itself would have.</summary>
public sealed class ReportReaderTests
{
    public static TheoryData<string> Formats => new(ReportFormats.All.Select(format => format.Name));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_that_is_read_back_renders_as_before(string format)
    {
        foreach (var report in Reports())
            Assert.Equal(
                Sample.In(format, report),
                Sample.In(format, Read(Sample.Json(report)) with { ShowSql = report.ShowSql })
            );
    }

    [Fact]
    public void Ids_and_fingerprints_are_those_of_the_check()
    {
        var report = Sample.Full();
        var read = Read(Sample.Json(report)).Judgement.Findings.Select(finding => finding.Drift);
        Assert.Equal(
            report.Judgement.Findings.Select(finding => (finding.Drift.Id, finding.Drift.Fingerprint)),
            read.Select(drift => (drift.Id, drift.Fingerprint))
        );
    }

    [Fact]
    public void A_severity_is_known_also_where_the_report_was_written_without()
    {
        var read = Read(Sample.Json(Sample.Full() with { ShowSeverity = false }));
        Assert.Equal(4, read.Judgement.Findings.Count(finding => finding.Severity == Severity.ERROR));
        Assert.False(read.ShowSeverity);
    }

    [Fact]
    public void Kinds_facets_and_members_of_a_later_version_are_taken_as_they_stand()
    {
        var text = Sample
            .Json(Sample.Full())
            .Replace("\"kind\": \"setting\"", "\"kind\": \"tomorrow\"", StringComparison.Ordinal)
            .Replace("\"has_drift\"", "\"added_later\": {}, \"has_drift\"", StringComparison.Ordinal);
        Assert.Contains("tomorrow fillfactor", Sample.Text(Read(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "\"schema_version\": 1",
        "\"schema_version\": 2",
        "schema_version: is 2; this version of Undrift reads 1"
    )]
    [InlineData("\"schema_version\": 1,", "", "is no report of Undrift: it has no schema_version")]
    [InlineData("\"risk\": \"major\"", "\"risk\": \"huge\"", "risk: expected one of minor, major, critical")]
    [InlineData("\"group\": \"missing_table\"", "\"group\": \"missing_tabel\"", "group: expected a drift group")]
    [InlineData("\"started_at\": \"2026", "\"started_at\": \"today", "started_at: expected a time")]
    [InlineData("\"objects\": 17", "\"objects\": -1", "coverage.objects: expected a number that is not negative")]
    [InlineData("\"blocks\": true,", "", "has no member 'blocks'")]
    [InlineData("\"until\": \"2027-01-31\"", "\"until\": \"soon\"", "until: expected a day")]
    [InlineData("\"tool\": ", "\"tool\": \"x\", \"tool\": ", "a member stands twice")]
    [InlineData("\"verdict\": \"blocked\"", "\"verdict\": \"\\ud800\"", "holds a text that is none")]
    [InlineData("\"has_drift\": true,", "\"has_drift\": tru", "not well-formed JSON")]
    public void A_broken_report_is_refused_with_its_place(string old, string other, string complaint)
    {
        var text = Sample.Json(Sample.Full());
        Assert.Contains(old, text, StringComparison.Ordinal);
        var failure = Assert.Throws<UndriftException>(() => Read(text.Replace(old, other, StringComparison.Ordinal)));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("report.json", failure.Where, StringComparison.Ordinal);
        Assert.NotNull(failure.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"schema_version\": \"1\"}")]
    [InlineData("{\"schema_version\": 1}")]
    public void What_is_no_report_is_refused(string text) =>
        Assert.Equal(FailureKind.Configuration, Assert.Throws<UndriftException>(() => Read(text)).Kind);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<UndriftException>(() => ReportReader.ReadFile("no-such-report.json", _ => null));
        Assert.Equal("no-such-report.json", failure.Where);
        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    /// <summary>Also an engine that this version does not know can be read.</summary>
    private static CheckReport Read(string text) =>
        ReportReader.Read(
            Encoding.UTF8.GetBytes(text),
            "report.json",
            name => name == "postgres" ? ShopEngine.Instance.Kinds : null
        );

    private static IEnumerable<CheckReport> Reports()
    {
        yield return Sample.Full();
        yield return Sample.Clean();
        // What cannot be a text in JSON (half a character) is replaced when it is written: it has no way back.
        yield return HostileReport.Make("<b>\"'`\n::error::x ]]> ## a.b(c)");
        yield return Many.Drifts(40);
        var users = new ObjectId("table", "public", "", "users");
        var rows = PlanSample.On(users, "SELECT 1") with { Rows = new TableRows(users, 7, true, 8192) };
        yield return Sample.With(
            Remedy.Of(
                new Plan([new PlanStatement("ALTER", users, [Hazard.DataLoss]), rows], [new PlanResidue(users, "why")])
                {
                    Notes = ["a note"],
                },
                new PlanProof([], null)
                {
                    Without = [users],
                    StandIns = [users],
                    Duration = TimeSpan.FromMilliseconds(12),
                }
            )
        );
        yield return Sample.With(Remedy.None("it cannot"));
        yield return Sample.Full() with
        {
            ShowSeverity = false,
            Command = "diff",
            Environment = null,
            Target = new("a.sql"),
        };
    }
}
