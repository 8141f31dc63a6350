using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Undrift.Cli;

/// <summary>Lines of JSON for Loki (grafana.com, "Ingest logs"). Labels are few and have few values.</summary>
internal sealed class LokiSender(TelemetrySettings settings, CancellationToken deadline)
{
    /// <summary>Sends; returns what was not delivered.</summary>
    public IReadOnlyList<string> Send(IEnumerable<LokiStream> streams, DateTimeOffset now)
    {
        using var delivery = new Delivery("Loki (GRAFANA_LOKI_URL)", gzip: true, settings.Deadline, deadline);
        using var client = new HttpClient(delivery) { Timeout = settings.Deadline };
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Loki);
        request.Content = new ByteArrayContent(Body(streams, now));
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

    private static byte[] Body(IEnumerable<LokiStream> streams, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("streams");
            foreach (var stream in streams)
                Write(json, stream, now.ToUnixTimeMilliseconds() * 1_000_000);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LokiStream stream, long at)
    {
        json.WriteStartObject();
        json.WriteStartObject("stream");
        json.WriteString("app", "undrift");
        json.WriteString("command", stream.Command);
        LokiLine.Text(json, "environment", stream.Environment);
        if (stream.Engine.Length > 0)
            json.WriteString("engine", stream.Engine);
        json.WriteString("level", stream.Level);
        json.WriteEndObject();
        json.WriteStartArray("values");
        foreach (var (n, line) in stream.Lines.Index())
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
}
