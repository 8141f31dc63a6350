using System.Diagnostics;
using System.Text.Json;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.History;

/// <summary>Telemetry of checks, against receivers that hold to what their documentation says.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private const string Secret = "c4nary-s3cret";
    private static readonly StoppedClock Clock = new(2026, 11, 21);
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    private static Receiver Otlp(params Answer[] answers) => new(ReceiverRules.Otlp, answers);

    private static Receiver Loki(params Answer[] answers) =>
        new(request => ReceiverRules.Loki(request, Clock.GetUtcNow()), answers);

    [Fact]
    public async Task A_check_is_a_span_and_metrics()
    {
        await using var receiver = Otlp();
        var run = await CheckAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Url),
            ("OTEL_EXPORTER_OTLP_HEADERS", $"Authorization=Bearer {Secret}"),
            ("OTEL_SERVICE_NAME", "drift-watch"),
            ("OTEL_RESOURCE_ATTRIBUTES", "team=data%20platform"),
            ("TRACEPARENT", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        );
        Assert.Empty(run.Error);
        Assert.Equal(["/v1/traces", "/v1/metrics"], receiver.Requests.Select(request => request.Path));
        Assert.All(receiver.Requests, request => Assert.Equal($"Bearer {Secret}", request.Authorization));
        var (trace, metrics) = (receiver.Requests.First(), receiver.Requests.Last());
        Says(
            trace,
            "drift-watch",
            "data platform",
            "undrift check",
            "production",
            "undrift.verdict",
            "blocked",
            "column:users.email"
        );
        Assert.True(trace.Body.AsSpan().IndexOf(Convert.FromHexString("4bf92f3577b34da6a3ce929d0e0e4736")) > 0);
        Says(metrics, "undrift.drift.items", "ERROR", "undrift.check.duration", "undrift.check.last_conclusive");
    }

    [Fact]
    public async Task Each_signal_has_an_address_of_its_own_where_one_is_named()
    {
        await using var receiver = Otlp();
        await CheckAsync(("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", receiver.Url + "/v1/metrics"));
        Assert.Equal("/v1/metrics", Assert.Single(receiver.Requests).Path);
    }

    [Fact]
    public async Task Requests_are_compressed_where_the_variable_says_so()
    {
        await using var receiver = Otlp();
        await CheckAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Url), ("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"));
        Assert.All(receiver.Requests, request => Assert.True(request.Gzip));
        Says(receiver.Requests.First(), "undrift check");
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_TRACES_EXPORTER", "none")]
    public async Task What_is_turned_off_is_not_sent(string variable, string value)
    {
        await using var receiver = Otlp();
        await CheckAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Url), (variable, value));
        Assert.DoesNotContain(receiver.Requests, request => request.Path == "/v1/traces");
    }

    [Fact]
    public async Task A_check_is_lines_in_Loki()
    {
        await using var receiver = Loki();
        var run = await CheckAsync(
            ("GRAFANA_LOKI_URL", receiver.Url),
            ("GRAFANA_LOKI_USER", "42"),
            ("GRAFANA_LOKI_TOKEN", Secret),
            ("GRAFANA_LOKI_TENANT", "team-a")
        );
        Assert.Empty(run.Error);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal(("Basic " + Base64($"42:{Secret}"), "team-a"), (request.Authorization, request.Tenant));
        Assert.True(request.Gzip);
        var streams = JsonDocument.Parse(request.Body).RootElement.GetProperty("streams");
        Assert.Equal("production", streams[0].GetProperty("stream").GetProperty("environment").GetString());
        var head = JsonDocument.Parse(streams[0].GetProperty("values")[0][1].GetString()!).RootElement;
        Assert.Equal("blocked", head.GetProperty("verdict").GetString());
        var drift = JsonDocument.Parse(streams[1].GetProperty("values")[0][1].GetString()!).RootElement;
        Assert.Equal("column:users.email", drift.GetProperty("object").GetString());
        Assert.Equal(head.GetProperty("run_id").GetString(), drift.GetProperty("run_id").GetString());
    }

    [Fact]
    public async Task A_receiver_that_asks_to_wait_is_waited_for()
    {
        await using var loki = Loki(new Answer(429, "1"), new Answer(503));
        await using var otlp = Otlp(new Answer(429, "0"));
        var run = await CheckAsync(("GRAFANA_LOKI_URL", loki.Url), ("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.Url));
        Assert.Empty(run.Error);
        Assert.Equal((3, 3), (loki.Requests.Count, otlp.Requests.Count));
    }

    [Theory]
    [InlineData(400, "answered 400")]
    [InlineData(401, "refuses the credentials (401)")]
    [InlineData(413, "answered 413")]
    [InlineData(500, "answered 500")]
    public async Task What_is_refused_is_said_once_and_not_repeated(int status, string said)
    {
        await using var loki = Loki(new Answer(status));
        await using var otlp = Otlp(new Answer(status), new Answer(status));
        var run = await CheckAsync(("GRAFANA_LOKI_URL", loki.Url), ("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.Url));
        Assert.Equal((1, 2), (loki.Requests.Count, otlp.Requests.Count));
        Assert.Contains($"undrift: telemetry: Loki (GRAFANA_LOKI_URL) {said}", run.Error, StringComparison.Ordinal);
        Assert.Contains($"undrift: telemetry: the OTLP receiver of traces {said}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_too_much_patience_is_left()
    {
        await using var loki = Loki(new Answer(429, "3600"));
        var started = Stopwatch.GetTimestamp();
        var run = await CheckAsync(("GRAFANA_LOKI_URL", loki.Url));
        Assert.Contains("answered 429", run.Error, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 50);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_at_the_deadline()
    {
        await using var loki = new Receiver(_ => 204) { Hangs = true };
        await using var otlp = new Receiver(_ => 200) { Hangs = true };
        var started = Stopwatch.GetTimestamp();
        _work.Project(Users, WithoutEmail);
        var run = await StartAsync("2s", [("GRAFANA_LOKI_URL", loki.Url), ("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.Url)]);
        Assert.Contains(" within 2 s", run.Expect(1).Error, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 2, 30);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_said_at_once_and_secrets_stay_out()
    {
        var (url, started) = ($"http://user:{Secret}@127.0.0.1:{Loopback.FreePort()}", Stopwatch.GetTimestamp());
        var run = await CheckAsync(
            ("GRAFANA_LOKI_URL", url),
            ("GRAFANA_LOKI_TOKEN", Secret),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", url),
            ("OTEL_EXPORTER_OTLP_HEADERS", $"x-api-key={Secret}")
        );
        Assert.Contains("Loki (GRAFANA_LOKI_URL) cannot be reached", run.Error, StringComparison.Ordinal);
        Assert.Contains("the OTLP receiver of metrics cannot be reached", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.All, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 50);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "c4nary-s3cret", "OTEL_EXPORTER_OTLP_ENDPOINT is no address")]
    [InlineData("GRAFANA_LOKI_URL", "ftp://c4nary-s3cret", "GRAFANA_LOKI_URL is no address")]
    public async Task A_variable_that_is_no_address_is_said(string variable, string value, string said)
    {
        var run = await CheckAsync((variable, value));
        Assert.Contains($"undrift: telemetry: {said}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2m")]
    public async Task A_deadline_that_is_none_is_said(string deadline)
    {
        await using var loki = Loki();
        _work.Project(Users, WithoutEmail);
        var run = await StartAsync(deadline, [("GRAFANA_LOKI_URL", loki.Url)]);
        Assert.Contains("UNDRIFT_TELEMETRY_DEADLINE: expected", run.Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_protocol_is_said()
    {
        var run = await CheckAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
        );
        Assert.Contains("Undrift sends http/protobuf only", Assert.Single(Lines(run.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_failed_is_sent_as_such()
    {
        await using var loki = Loki();
        await using var otlp = Otlp();
        _work.Project(Users, Users);
        File.Delete(_work["live.db"]);
        var run = await StartAsync(("GRAFANA_LOKI_URL", loki.Url), ("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.Url));
        run.Expect(4);
        var body = JsonDocument.Parse(Assert.Single(loki.Requests).Body).RootElement;
        Assert.Contains(
            "\"verdict\":\"failed\"",
            body.GetProperty("streams")[0].GetProperty("values")[0][1].GetString()
        );
        Says(otlp.Requests.First(), "failed");
    }

    [Fact]
    public async Task The_age_of_the_oldest_drift_is_sent_where_a_history_is_kept()
    {
        await using var loki = Loki();
        await using var otlp = Otlp();
        _work.Project(Users, WithoutEmail);
        string[] words = ["check", "--config", _work["undrift.yml"], "-e", "production", "--history", _work["h.db"]];
        (await new UndriftCli { Clock = new StoppedClock(2026, 11, 19) }.StartAsync(words)).Expect(1);
        var watched = new UndriftCli
        {
            Clock = Clock,
            Variables = new()
            {
                ["GRAFANA_LOKI_URL"] = loki.Url,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp.Url,
                ["UNDRIFT_TELEMETRY_DEADLINE"] = "1m",
            },
        };
        Assert.Empty((await watched.StartAsync(words)).Expect(1).Error);
        var streams = JsonDocument.Parse(Assert.Single(loki.Requests).Body).RootElement.GetProperty("streams");
        Assert.Contains("\"oldest_drift_s\":172800", streams[0].GetProperty("values")[0][1].GetString());
        Says(otlp.Requests.Last(), "undrift.drift.age");
    }

    [Fact]
    public async Task Five_hundred_drifts_are_within_the_limits()
    {
        await using var loki = Loki();
        await using var otlp = Otlp();
        var many = string.Concat(Enumerable.Range(0, 500).Select(n => $"CREATE TABLE t{n} (id INTEGER);"));
        _work.Project(Users, Users + many);
        var run = await StartAsync(("GRAFANA_LOKI_URL", loki.Url), ("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.Url));
        Assert.Empty(run.Expect(1).Error);
        var streams = JsonDocument.Parse(Assert.Single(loki.Requests).Body).RootElement.GetProperty("streams");
        Assert.Equal(500, streams[1].GetProperty("values").GetArrayLength());
    }

    private async Task<CliRun> CheckAsync(params (string Name, string Value)[] variables)
    {
        _work.Project(Users, WithoutEmail);
        var run = (await StartAsync(variables)).Expect(1);
        Assert.StartsWith("Verdict: blocked", run.LastLine, StringComparison.Ordinal);
        return run;
    }

    /// <summary>On a busy machine the exporter may take a while to be loaded: only the tests of the deadline have a short one.</summary>
    private Task<CliRun> StartAsync(params (string Name, string Value)[] variables) => StartAsync("1m", variables);

    private Task<CliRun> StartAsync(string deadline, (string Name, string Value)[] variables) =>
        new UndriftCli
        {
            Clock = Clock,
            Variables = new(variables.ToDictionary(pair => pair.Name, pair => pair.Value))
            {
                ["UNDRIFT_TELEMETRY_DEADLINE"] = deadline,
            },
        }.StartAsync("check", "--config", _work["undrift.yml"], "-e", "production");

    private static void Says(Received request, params string[] texts)
    {
        var all = ReceiverRules.Texts(request.Body)!;
        Assert.All(texts, text => Assert.Contains(text, all));
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
