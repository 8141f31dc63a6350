using System.Text;
using System.Text.Json;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.History;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>
/// Real migrations that are watched, and whose watchers fail. Tasks 1.4 and 4.2 of the deployment plan: telemetry around
/// migrations, and incidents.
/// </summary>
public sealed class ObservedMigrationTests
{
    private readonly Dictionary<string, string> _variables = new() { ["UNDRIFT_TELEMETRY_DEADLINE"] = "30s" };

    public static TheoryData<string> Engines => DeploymentSite.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Sends_telemetry_when_GRAFANA_LOKI_URL_is_set(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        await using var loki = Loki();
        await using var otlp = new Receiver(ReceiverRules.Otlp);
        _variables["GRAFANA_LOKI_URL"] = loki.Url;
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp.Url;
        var run = (await MigrateAsync(site, site.Good)).Expect(0);
        Assert.DoesNotContain("telemetry", run.Error, StringComparison.Ordinal);
        var end = Assert.Single(Lines(loki), line => Text(line, "event") == "migration_finished");
        Assert.Single(Lines(loki), line => Text(line, "event") == "migration_started");
        Assert.Equal(
            ("succeeded", "1 users", "2 nick", 1),
            (
                Text(end, "result"),
                Text(end, "from_version"),
                Text(end, "to_version"),
                end.GetProperty("applied").GetInt32()
            )
        );
        var spans = ReceiverRules.Texts(otlp.Requests.First().Body)!;
        Assert.All(
            (string[])
                ["undrift migrate", "undrift migrate lock", "undrift migrate command", "undrift migrate post_check"],
            span => Assert.Contains(span, spans)
        );
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Gracefully_skips_telemetry_when_URL_not_set(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = (await MigrateAsync(site, site.Good)).Expect(0);
        Assert.DoesNotContain("telemetry", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_codes_are_preserved_whatever_becomes_of_the_telemetry()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        await using var loki = Loki(new History.Answer(500), new History.Answer(500));
        _variables["GRAFANA_LOKI_URL"] = loki.Url;
        (await MigrateAsync(site, "exit 7")).Expect(7);
        Assert.Equal(DeploymentOutcome.Failed, (await site.HistoryAsync())[^1].Outcome);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [InlineData("500")]
    [InlineData("429")]
    public async Task A_Loki_that_fails_leaves_the_migration_as_it_is(string how)
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Postgres);
        await using var loki = how switch
        {
            "slow" => new Receiver(_ => 204) { Hangs = true },
            "500" => Loki(new History.Answer(500), new History.Answer(500)),
            "429" => Loki(new History.Answer(429, "3600"), new History.Answer(429, "3600")),
            _ => Loki(),
        };
        _variables["GRAFANA_LOKI_URL"] = how == "down" ? $"http://127.0.0.1:{Loopback.FreePort()}" : loki.Url;
        _variables["UNDRIFT_TELEMETRY_DEADLINE"] = "2s";
        var run = (await MigrateAsync(site, site.Good)).Expect(0);
        Assert.Contains("undrift: telemetry: Loki (GRAFANA_LOKI_URL)", run.Error, StringComparison.Ordinal);
        var record = (await site.HistoryAsync())[^1];
        Assert.Equal((DeploymentOutcome.Succeeded, "2 nick"), (record.Outcome, record.ToVersion));
        Assert.Null(await site.HolderAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Alerts_sent_to_on_call_engineer_and_incident_resolved_by_the_next_success(string engine)
    {
        using var services = new FakeServices();
        await using var site = await DeploymentSite.NewAsync(engine);
        site.Write("alerts.yml", services.Config("  - { to: [pagerduty, opsgenie, slack] }"));
        _variables["SECRET"] = FakeServices.Canary;
        (await MigrateAsync(site, "exit 3")).Expect(3);
        var opened = Assert.Single(services.Bodies("/pagerduty"));
        Assert.Equal("trigger", Text(opened, "event_action"));
        Assert.Equal("🔴 Migration failed: test", Text(opened.GetProperty("payload"), "summary"));
        (await MigrateAsync(site, site.Good)).Expect(0);
        var closed = services.Bodies("/pagerduty/v2/enqueue")[1];
        Assert.Equal(("resolve", Text(opened, "dedup_key")), (Text(closed, "event_action"), Text(closed, "dedup_key")));
        Assert.Single(services.Bodies("/pagerduty/v2/change/enqueue"));
        Assert.Equal(2, services.Bodies("/slack").Count);
    }

    [Fact]
    public async Task An_engineer_is_called_for_a_killed_migration_by_the_run_that_finds_it()
    {
        using var services = new FakeServices();
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        site.Write("alerts.yml", services.Config("  - { to: [pagerduty] }"));
        _variables["SECRET"] = FakeServices.Canary;
        var gate = new Gate(site);
        using var process = site.Start($"echo $$ > pid; {gate.Words}; {site.Good}");
        await gate.ReachedAsync(process);
        await process.KillAsync();
        gate.Open();
        var pid = (await File.ReadAllTextAsync(site["pid"], TestContext.Current.CancellationToken)).Trim();
        await DeploymentSite.UntilAsync(() => Task.FromResult(UndriftProcess.HasEnded(pid)));
        Assert.Empty(services.Bodies("/pagerduty"));
        (await MigrateAsync(site, "true")).Expect(0);
        Assert.Equal(
            ["trigger", "resolve"],
            services.Bodies("/pagerduty/v2/enqueue").Select(body => Text(body, "event_action"))
        );
    }

    [Fact]
    public async Task A_pager_that_is_down_leaves_the_migration_as_it_is()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        using var services = new FakeServices();
        site.Write(
            "alerts.yml",
            services
                .Config("  - { to: [pagerduty] }")
                .Replace(services.Base, $"http://127.0.0.1:{Loopback.FreePort()}", StringComparison.Ordinal)
        );
        _variables["SECRET"] = FakeServices.Canary;
        var run = (await MigrateAsync(site, site.Good)).Expect(0);
        Assert.Contains("the alert to 'pagerduty' failed: no", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeServices.Canary, run.All, StringComparison.Ordinal);
    }

    private async Task<CliRun> MigrateAsync(DeploymentSite site, string script) =>
        await UndriftProcess.RunAsync(
            site.Folder,
            _variables,
            "migrate",
            "-e",
            "test",
            "--no-backup",
            "--yes",
            "--",
            "sh",
            "-c",
            script
        );

    private static Receiver Loki(params History.Answer[] answers) =>
        new(request => ReceiverRules.Loki(request, TimeProvider.System.GetUtcNow()), answers);

    private static IEnumerable<JsonElement> Lines(Receiver loki) =>
        loki
            .Requests.SelectMany(request =>
                JsonDocument
                    .Parse(Encoding.UTF8.GetString(request.Body))
                    .RootElement.GetProperty("streams")
                    .EnumerateArray()
            )
            .SelectMany(stream => stream.GetProperty("values").EnumerateArray())
            .Select(value => JsonDocument.Parse(value[1].GetString()!).RootElement);

    private static string? Text(JsonElement place, string member) => place.GetProperty(member).GetString();
}
