using System.Text.Json;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

public sealed class JsonReportTests
{
    [Fact]
    public async Task Reports_are_valid_against_the_published_schema()
    {
        var diff = Sample.Full() with
        {
            Command = "diff",
            Environment = null,
            Target = new CatalogOrigin("a.sql"),
            Desired = new CatalogOrigin("b.sql"),
            ShowSeverity = false,
        };
        var reports = new[] { Sample.Full(), Sample.Clean(), HostileReport.Make(), diff, EveryShape() };
        Assert.Empty(await PublishedSchema.ComplaintsAsync("report-v1.schema.json", reports.Select(Sample.Json)));
    }

    [Fact]
    public async Task The_published_schema_refuses_what_is_none()
    {
        var wrong = Sample
            .Json(Sample.Full())
            .Replace("\"risk\": \"major\"", "\"risk\": \"huge\"", StringComparison.Ordinal);
        Assert.Contains(
            "huge",
            await PublishedSchema.ComplaintsAsync("report-v1.schema.json", [wrong]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Snapshots_are_valid_against_the_published_schema()
    {
        var odd = Shop.Catalog(
            Shop.TableNamed("a\u001b\"\\😀"),
            new CatalogObject(new ObjectId("setting", "", "", ""), Shop.Setting)
        );
        var gaps = new Catalog(
            "shop",
            new CatalogOrigin("x"),
            [],
            [new Gap("a", "b", new ObjectId("view", "s", "", "v")), new Gap("c", "d", Kind: "policy")]
        );
        var witness = Shop.Catalog(
            new CatalogObject(new ObjectId("view", "s", "", "v", "(int)"), Shop.View)
            {
                Witness = "x",
                PartiallyUnderstood = true,
            }
        );
        var texts = new[] { odd, gaps, witness, Shop.Catalog() }.Select(catalog => SnapshotFile.Of(catalog));
        Assert.Empty(await PublishedSchema.ComplaintsAsync("snapshot-v1.schema.json", texts));
    }

    [Fact]
    public void Members_stand_in_the_order_of_the_contract()
    {
        using var json = JsonDocument.Parse(Sample.Json(Sample.Full()));
        Assert.Equal(
            "schema_version tool command environment target desired has_drift verdict policy summary coverage drifts ignored notes fingerprint started_at duration_ms",
            string.Join(' ', json.RootElement.EnumerateObject().Select(member => member.Name))
        );
        Assert.Equal(
            "id type group object severity risk cause expected actual facets folded rule blocks fingerprint",
            string.Join(' ', json.RootElement.GetProperty("drifts")[1].EnumerateObject().Select(member => member.Name))
        );
    }

    [Fact]
    public void Severity_is_on_a_drift_only_when_asked_for_and_the_summary_always_counts_it()
    {
        using var without = JsonDocument.Parse(Sample.Json(Sample.Full() with { ShowSeverity = false }));
        Assert.All(
            without.RootElement.GetProperty("drifts").EnumerateArray(),
            drift => Assert.False(drift.TryGetProperty("severity", out _))
        );
        Assert.Equal(
            4,
            without.RootElement.GetProperty("summary").GetProperty("by_severity").GetProperty("ERROR").GetInt32()
        );
        using var with = JsonDocument.Parse(Sample.Json(Sample.Full()));
        Assert.All(
            with.RootElement.GetProperty("drifts").EnumerateArray(),
            drift => Assert.True(drift.TryGetProperty("severity", out _))
        );
    }

    [Fact]
    public void Values_have_the_JSON_type_of_their_shape()
    {
        using var json = JsonDocument.Parse(Sample.Json(EveryShape()));
        var changes = json
            .RootElement.GetProperty("drifts")
            .EnumerateArray()
            .SelectMany(drift => drift.GetProperty("facets").EnumerateArray());
        var shown = changes.Select(change =>
            $"{change.GetProperty("name")} {change.GetProperty("from").GetRawText()} {change.GetProperty("to").GetRawText()}"
                .ReplaceLineEndings("")
                .Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.Equal(["""type"text"null""", "not_nulltruefalse", "statistics7-9", """keys["a","b"]["b"]"""], shown);
    }

    [Fact]
    public void Every_drift_is_there_once_also_accepted_ones_and_ignored_ones_apart()
    {
        var report = Sample.Full();
        using var json = JsonDocument.Parse(Sample.Json(report));
        Assert.Equal(
            report.Judgement.Findings.Select(finding => finding.Drift.Id),
            json.RootElement.GetProperty("drifts")
                .EnumerateArray()
                .Select(drift => drift.GetProperty("id").GetString()!)
        );
        Assert.Equal(
            report.Judgement.Ignored.Select(ignored => ignored.Drift.Id),
            json.RootElement.GetProperty("ignored")
                .EnumerateArray()
                .Select(drift => drift.GetProperty("id").GetString()!)
        );
    }

    [Fact]
    public void Times_are_in_UTC_and_the_output_is_the_same_each_time()
    {
        var text = Sample.Json(Sample.Full());
        Assert.Contains("\"started_at\": \"2026-11-20T08:30:00.000Z\"", text, StringComparison.Ordinal);
        Assert.Contains("\"duration_ms\": 412", text, StringComparison.Ordinal);
        Assert.Equal(text, Sample.Json(Sample.Full()));
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_come_back_as_they_were()
    {
        using var json = JsonDocument.Parse(Sample.Json(HostileReport.Make()));
        var names = json
            .RootElement.GetProperty("drifts")
            .EnumerateArray()
            .Select(drift => drift.GetProperty("object").GetProperty("name").GetString());
        Assert.Contains("0" + HostileReport.Name, names);
        Assert.DoesNotContain('\u001b', Sample.Json(HostileReport.Make()));
    }

    private static CheckReport EveryShape() =>
        Sample.Of(
            Shop.Catalog(
                Shop.In("t", Shop.Column, "c", Shop.Type.Is("text"), Shop.NotNull.Is(true), Shop.Statistics.Is(7)),
                Shop.In("t", Shop.Index, "i", Shop.Keys.Is(["a", "b"]))
            ),
            Shop.Catalog(
                Shop.In("t", Shop.Column, "c", Shop.Statistics.Is(-9)),
                Shop.In("t", Shop.Index, "i", Shop.Keys.Is(["b"]))
            )
        );
}
