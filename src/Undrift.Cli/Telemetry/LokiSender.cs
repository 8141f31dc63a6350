using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Undrift.Cli;

/// <summary>
/// A run as lines of JSON in Loki (grafana.com, "Ingest logs"): one for the run, one for each drift. Labels are few and
/// have few values; what has many stands in the line.
/// </summary>
internal sealed class LokiSender(TelemetrySettings settings, CancellationToken deadline)
{
    /// <summary>Far under Loki's limit of 256 KB for a line, which it would not take at all.</summary>
    private const int LongestText = 4096;

    /// <summary>Sends; returns what was not delivered.</summary>
    public IReadOnlyList<string> Send(RunRecord run, DateTimeOffset now)
    {
        using var delivery = new Delivery("Loki (GRAFANA_LOKI_URL)", gzip: true, settings.Deadline, deadline);
        using var client = new HttpClient(delivery) { Timeout = settings.Deadline };
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Loki);
        request.Content = new ByteArrayContent(Body(run, now));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (settings.LokiAuthorization is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (settings.LokiTenant is { } tenant)
            request.Headers.TryAddWithoutValidation("X-Scope-OrgID", tenant);
        try
        {
            using var response = client.Send(request, deadline);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return [delivery.Problem ?? "Loki (GRAFANA_LOKI_URL) cannot be reached"];
        }
        return delivery.Problem is { } problem ? [problem] : [];
    }

    private static byte[] Body(RunRecord run, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var at = now.ToUnixTimeMilliseconds() * 1_000_000;
            json.WriteStartObject();
            json.WriteStartArray("streams");
            var level = run.Outcome switch
            {
                RunOutcome.Clean or RunOutcome.Allowed => "info",
                _ => "error",
            };
            WriteStream(json, run, level, [Line(writer => WriteRun(writer, run))], at);
            foreach (var severity in ReportCounts.Severities)
                if (run.Drifts.Where(drift => drift.Severity == severity).ToArray() is { Length: > 0 } drifts)
                    WriteStream(
                        json,
                        run,
                        severity.ToString().ToLowerInvariant(),
                        [.. drifts.Select(drift => Line(writer => WriteDrift(writer, run, drift)))],
                        at
                    );
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteStream(Utf8JsonWriter json, RunRecord run, string level, string[] lines, long at)
    {
        json.WriteStartObject();
        json.WriteStartObject("stream");
        json.WriteString("app", "undrift");
        json.WriteString("command", run.Command);
        if (run.Environment is { } environment)
            json.WriteString("environment", Cut(environment));
        if (run.Engine.Length > 0)
            json.WriteString("engine", run.Engine);
        json.WriteString("level", level);
        json.WriteEndObject();
        json.WriteStartArray("values");
        foreach (var (n, line) in lines.Index())
        {
            json.WriteStartArray();
            // A nanosecond apart: the lines keep their order.
            json.WriteStringValue((at + n).ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(line);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRun(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteString("event", "run");
        json.WriteString("run_id", run.Id);
        json.WriteString("database", Cut(run.Database));
        json.WriteString("verdict", run.Outcome.Name());
        json.WriteNumber("exit_code", run.ExitCode ?? 0);
        json.WriteNumber("duration_ms", run.DurationMs);
        foreach (var severity in ReportCounts.Severities)
            json.WriteNumber(severity.ToString().ToLowerInvariant(), run.Count(severity));
        json.WriteNumber("not_comparable", run.Gaps);
        json.WriteBoolean("stopped_deployment", run.StoppedDeployment);
        json.WriteString("actor", run.By.Actor ?? run.By.User);
        if (run.By.Run is { } pipeline)
            json.WriteString("pipeline_run", pipeline);
        if (run.By.Commit is { } commit)
            json.WriteString("commit", commit);
    }

    private static void WriteDrift(Utf8JsonWriter json, RunRecord run, Sighting drift)
    {
        json.WriteString("event", "drift");
        json.WriteString("run_id", run.Id);
        json.WriteString("id", drift.Id);
        json.WriteString("object", Cut(drift.Object));
        json.WriteString("type", drift.Type);
        json.WriteString("group", drift.Group);
        json.WriteString("risk", drift.Risk);
        json.WriteString("cause", drift.Cause);
        json.WriteBoolean("blocks", drift.Blocks);
        json.WriteBoolean("accepted", drift.AcceptedBy is not null);
    }

    private static string Cut(string text) =>
        Visible.Text(text) is { Length: > LongestText } longer ? longer[..LongestText] + "…" : Visible.Text(text);
}
