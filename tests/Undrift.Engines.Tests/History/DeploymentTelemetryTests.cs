using System.Diagnostics;
using System.Text.Json;
using Undrift.Cli;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.History;

/// <summary>Telemetry of deployments, against receivers that hold to what their documentation says.</summary>
public sealed class DeploymentTelemetryTests
{
    private const string Secret = "c4nary-s3cret";
    private static readonly StoppedClock Clock = new(2026, 11, 21);
    private readonly Dictionary<string, string> _variables = new() { ["UNDRIFT_TELEMETRY_DEADLINE"] = "1m" };

    [Fact]
    public async Task Begin_and_end_of_a_deployment_are_lines_in_Loki()
    {
        await using var receiver = Loki();
        _variables["GRAFANA_LOKI_URL"] = receiver.Url;
        Assert.Empty(await SendAsync(DeploymentOutcome.Failed));
        var lines = receiver.Requests.Select(Line).OrderBy(line => line.At).ToList();
        Assert.Equal(["migration_started", "migration_finished"], lines.Select(line => Text(line.Body, "event")));
        Assert.Equal(["info", "error"], lines.Select(line => Text(line.Labels, "level")));
        Assert.All(
            lines,
            line =>
                Assert.Equal(
                    ("undrift", "migrate", "production", "postgres", "5f1c0a"),
                    (
                        Text(line.Labels, "app"),
                        Text(line.Labels, "command"),
                        Text(line.Labels, "environment"),
                        Text(line.Labels, "engine"),
                        Text(line.Body, "run_id")
                    )
                )
        );
        var end = lines[1].Body;
        Assert.Equal(
            ("failed", "command", "0006", "0007", "ada", "abc1234def5678"),
            (
                Text(end, "result"),
                Text(end, "failed_step"),
                Text(end, "from_version"),
                Text(end, "to_version"),
                Text(end, "actor"),
                Text(end, "commit")
            )
        );
        Assert.Equal(
            (83_000, 1, 1, 1),
            (Number(end, "duration_ms"), Number(end, "exit_code"), Number(end, "applied"), Number(end, "pending"))
        );
        Assert.False(lines[0].Body.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task A_deployment_is_a_span_with_its_steps_and_metrics()
    {
        await using var receiver = new Receiver(ReceiverRules.Otlp);
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url;
        Assert.Empty(await SendAsync(DeploymentOutcome.Succeeded));
        Assert.Equal(["/v1/traces", "/v1/metrics"], receiver.Requests.Select(request => request.Path));
        Says(
            receiver.Requests.First(),
            "undrift migrate",
            "undrift migrate lock",
            "undrift migrate backup",
            "undrift migrate command",
            "undrift.result",
            "succeeded",
            "0006",
            "abc1234def5678"
        );
        Says(
            receiver.Requests.Last(),
            "undrift.migration.duration",
            "undrift.migration.result",
            "undrift.migration.last_success",
            "undrift.migration.pending",
            "timed_out"
        );
    }

    [Fact]
    public async Task What_is_sent_at_once_by_several_does_not_mix()
    {
        await using var receiver = new Receiver(ReceiverRules.Otlp);
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url;
        const int several = 6;
        await Task.WhenAll(
            Enumerable.Range(0, several).Select(_ => Task.Run(() => SendAsync(DeploymentOutcome.Succeeded)))
        );
        var traces = receiver.Requests.Where(request => request.Path == "/v1/traces").ToList();
        Assert.Equal(several, traces.Count);
        Assert.Equal(2 * several, receiver.Requests.Count);
        Assert.All(
            traces,
            request => Assert.Single(ReceiverRules.Texts(request.Body)!, text => text == "undrift migrate command")
        );
    }

    [Fact]
    public async Task Only_a_success_is_a_last_success()
    {
        await using var receiver = new Receiver(ReceiverRules.Otlp);
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url;
        await SendAsync(DeploymentOutcome.TimedOut);
        Assert.DoesNotContain(
            "undrift.migration.last_success",
            ReceiverRules.Texts(receiver.Requests.Last().Body)!,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Nothing_is_sent_where_no_variable_names_a_receiver() =>
        Assert.Null(DeploymentTelemetry.Of(Host(TextWriter.Null), _ => null));

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_neither_the_begin_nor_more_than_the_deadline()
    {
        await using var loki = new Receiver(_ => 204) { Hangs = true };
        await using var otlp = new Receiver(_ => 200) { Hangs = true };
        _variables["GRAFANA_LOKI_URL"] = loki.Url;
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp.Url;
        _variables["UNDRIFT_TELEMETRY_DEADLINE"] = "2s";
        await using var said = new StringWriter();
        using var telemetry = DeploymentTelemetry.Of(Host(said), Variable)!;
        var started = Stopwatch.GetTimestamp();
        telemetry.Begin(SampleDeployment.Of(DeploymentOutcome.Succeeded));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 0, 1_000);
        telemetry.End(SampleDeployment.Of(DeploymentOutcome.Succeeded));
        await telemetry.EndAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 1.5, 30);
        Assert.Contains(" within 2 s", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "answered 500")]
    [InlineData(401, "refuses the credentials (401)")]
    public async Task What_is_refused_is_said_once_for_begin_and_end(int status, string reason)
    {
        await using var receiver = Loki(new History.Answer(status), new History.Answer(status));
        _variables["GRAFANA_LOKI_URL"] = receiver.Url;
        var said = await SendAsync(DeploymentOutcome.Succeeded);
        Assert.Equal($"undrift: telemetry: Loki (GRAFANA_LOKI_URL) {reason}\n", said);
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_receiver_that_asks_to_wait_is_waited_for()
    {
        await using var receiver = Loki(new History.Answer(429, "1"), new History.Answer(503));
        _variables["GRAFANA_LOKI_URL"] = receiver.Url;
        Assert.Empty(await SendAsync(DeploymentOutcome.Succeeded));
        Assert.Equal(4, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_said_without_a_secret()
    {
        _variables["GRAFANA_LOKI_URL"] = $"http://user:{Secret}@127.0.0.1:{Loopback.FreePort()}";
        _variables["GRAFANA_LOKI_TOKEN"] = Secret;
        var said = await SendAsync(DeploymentOutcome.Succeeded);
        Assert.Contains("Loki (GRAFANA_LOKI_URL) cannot be reached", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
    }

    private static Receiver Loki(params History.Answer[] answers) =>
        new(request => ReceiverRules.Loki(request, Clock.GetUtcNow()), answers);

    private string? Variable(string name) => _variables.GetValueOrDefault(name);

    private static CliHost Host(TextWriter error) =>
        new UndriftCli { Clock = Clock }.Host(Stream.Null, TextWriter.Null, error);

    /// <summary>A whole deployment; returns what was said on standard error.</summary>
    private async Task<string> SendAsync(DeploymentOutcome outcome)
    {
        await using var said = new StringWriter { NewLine = "\n" };
        using var telemetry = DeploymentTelemetry.Of(Host(said), Variable)!;
        var run = SampleDeployment.Of(outcome);
        telemetry.Begin(run);
        telemetry.End(run);
        await telemetry.EndAsync();
        return said.ToString();
    }

    private static (string At, JsonElement Labels, JsonElement Body) Line(History.Received request)
    {
        var stream = JsonDocument.Parse(request.Body).RootElement.GetProperty("streams")[0];
        var value = stream.GetProperty("values")[0];
        var body = JsonDocument.Parse(value[1].GetString()!).RootElement;
        // Begin and end are sent beside each other, and the clock stands still: the begin sorts first by its name.
        return (Text(body, "event") == "migration_started" ? "0" : "1", stream.GetProperty("stream"), body);
    }

    private static void Says(History.Received request, params string[] texts)
    {
        var all = ReceiverRules.Texts(request.Body)!;
        Assert.All(texts, text => Assert.Contains(text, all));
    }

    private static string? Text(JsonElement place, string member) => place.GetProperty(member).GetString();

    private static int Number(JsonElement place, string member) => place.GetProperty(member).GetInt32();
}
