using System.Diagnostics;
using System.Text.Json;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>SARIF 2.1.0, judged by Microsoft's validator with the rules of the format and those of GitHub.</summary>
public sealed class SarifReportTests
{
    private const string Validator = "UNDRIFT_TEST_SARIF";

    [Fact]
    public async Task It_is_valid_for_the_schema_the_format_and_GitHub()
    {
        var gap = Sample.Of(
            Shop.Catalog(Shop.TableNamed("t")),
            Shop.Catalog(),
            new Gap("schema x", "no right to see it")
        );
        CheckReport[] reports =
        [
            Sample.Full() with
            {
                DesiredFile = "db/schema.sql",
            },
            Sample.Clean(),
            gap,
            Many.Drifts(500),
            HostileReport.Make(),
        ];
        var logs = reports.Select(report => Sample.In("sarif", report)).ToArray();
        Assert.Empty(await ComplaintsAsync(logs));
        var schema = Path.Combine(
            Path.GetDirectoryName(Environment.GetEnvironmentVariable(Validator))!,
            "sarif-2.1.0.json"
        );
        Assert.Empty(await PublishedSchema.ComplaintsAsync(schema, logs));
    }

    [Fact]
    public async Task The_validator_would_complain()
    {
        var text = Sample.In("sarif", Sample.Full());
        var wrong = text.Replace("\"startLine\": 1", "\"startLine\": -1", StringComparison.Ordinal);
        Assert.Contains("SARIF2017", await ComplaintsAsync([wrong]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_drift_has_the_same_fingerprint_and_place_tomorrow()
    {
        var today = Results(Sample.Full() with { DesiredFile = "db/schema.sql" });
        var tomorrow = Results(
            Sample.Full() with
            {
                DesiredFile = "db/schema.sql",
                StartedAt = new DateTimeOffset(2026, 12, 24, 2, 0, 0, TimeSpan.Zero),
            }
        );
        Assert.Equal(today.Select(Key), tomorrow.Select(Key));
        Assert.Equal(today.Count, today.Select(Key).Distinct().Count());
        static string Key(JsonElement result) =>
            result.GetProperty("ruleId").GetString()
            + result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation")
            + result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash");
    }

    [Fact]
    public void Accepted_drift_is_no_result_as_GitHub_does_not_read_suppressions()
    {
        var report = Sample.Full();
        Assert.Equal(report.Judgement.Findings.Count(finding => finding.Accepted is null), Results(report).Count);
    }

    [Fact]
    public void Each_environment_has_a_category_of_its_own()
    {
        Assert.Equal("undrift/production/", Category(Sample.Full()));
        Assert.Equal("undrift/check/", Category(Sample.Full() with { Environment = null }));
    }

    [Fact]
    public void The_place_is_the_file_of_the_desired_schema_as_a_URI_else_the_project_file()
    {
        Assert.Equal("db/a%20%23b.sql", Uri(Sample.Full() with { DesiredFile = "db/a #b.sql" }));
        Assert.Equal("undrift.yml", Uri(Sample.Full()));
    }

    [Fact]
    public void What_could_not_be_compared_makes_the_run_unsuccessful()
    {
        var run = Run(Sample.Of(Shop.Catalog(), Shop.Catalog(), new Gap("schema x", "no right")));
        var invocation = run.GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains("schema x: no right", invocation.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_5000_results_are_cut_to_the_worst()
    {
        var tables = Enumerable.Range(0, 5100).Select(n => Shop.TableNamed($"t{n}"));
        var run = Run(Sample.Of(Shop.Catalog(Shop.TableNamed("missing")), Shop.Catalog([.. tables])));
        Assert.Equal(5000, run.GetProperty("results").GetArrayLength());
        Assert.Equal("missing_table", run.GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.Contains("101 more results", run.GetProperty("invocations").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_become_a_link()
    {
        var report = Sample.Of(
            Shop.Catalog(Shop.TableNamed("[here](https://x.example)")),
            Shop.Catalog(Shop.TableNamed("t"))
        );
        Assert.All(
            Results(report),
            result => Assert.DoesNotContain("](", result.GetProperty("message").GetRawText(), StringComparison.Ordinal)
        );
    }

    private static string? Category(CheckReport report) =>
        Run(report).GetProperty("automationDetails").GetProperty("id").GetString();

    private static string? Uri(CheckReport report) =>
        Results(report)[0]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("artifactLocation")
            .GetProperty("uri")
            .GetString();

    private static List<JsonElement> Results(CheckReport report) =>
        [.. Run(report).GetProperty("results").EnumerateArray()];

    private static JsonElement Run(CheckReport report) =>
        JsonDocument.Parse(Sample.In("sarif", report)).RootElement.GetProperty("runs")[0];

    /// <summary>What the validator says of the logs, a line each.</summary>
    private static async Task<string> ComplaintsAsync(IEnumerable<string> logs)
    {
        if (Environment.GetEnvironmentVariable(Validator) is not { Length: > 0 } program)
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") != "true", "the SARIF validator is not installed");
            Assert.Skip($"needs Sarif.Multitool: source eng/servers.sh, which sets {Validator}");
            return "";
        }
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("undrift-sarif-");
        try
        {
            var files = logs.Select((text, n) => (Name: $"{n}.sarif", Text: text)).ToArray();
            foreach (var (name, text) in files)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, cancellation);
            string[] options =
            [
                "validate",
                .. files.Select(file => file.Name),
                "--rule-kind",
                "Sarif;Ghas",
                "-o",
                "found.sarif",
            ];
            var start = new ProcessStartInfo(program, options)
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var (said, wrong) = (
                process.StandardOutput.ReadToEndAsync(cancellation),
                process.StandardError.ReadToEndAsync(cancellation)
            );
            await process.WaitForExitAsync(cancellation);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "found.sarif")), await said + await wrong);
            return Told(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "found.sarif"), cancellation));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Told(string log)
    {
        using var json = JsonDocument.Parse(log);
        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        return string.Join(
            '\n',
            results
                // The tool has no page of its own to name.
                .Where(result => result.GetProperty("ruleId").GetString() != "SARIF2005")
                .Select(result => $"{result.GetProperty("ruleId")} {result.GetProperty("message")}")
        );
    }
}
