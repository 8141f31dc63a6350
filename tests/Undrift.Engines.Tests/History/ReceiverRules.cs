using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Undrift.Engines.Tests.History;

/// <summary>What the documentation of the receivers says that they take.</summary>
internal static partial class ReceiverRules
{
    /// <summary>opentelemetry.io, "OTLP/HTTP": binary protobuf, at most 64 MiB by the collector's default.</summary>
    public static int Otlp(Received request) =>
        request.Method != "POST" ? 405
        : request.Path is not ("/v1/traces" or "/v1/metrics") ? 404
        : request.Type != "application/x-protobuf" ? 415
        : request.Body.Length is 0 or > 64 << 20 || Texts(request.Body) is null ? 400
        : 200;

    /// <summary>grafana.com, "Ingest logs" and "limits_config": at most 15 labels, lines of 256 KB, a week back, ten minutes on.</summary>
    public static int Loki(Received request, DateTimeOffset now)
    {
        if (request.Method != "POST" || request.Path != "/loki/api/v1/push")
            return 404;
        if (request.Type != "application/json")
            return 415;
        foreach (var stream in JsonDocument.Parse(request.Body).RootElement.GetProperty("streams").EnumerateArray())
        {
            var labels = stream.GetProperty("stream").EnumerateObject().ToList();
            if (labels.Count is 0 or > 15 || labels.Any(label => !LabelName().IsMatch(label.Name)))
                return 400;
            foreach (var value in stream.GetProperty("values").EnumerateArray())
                if (!IsLine(value, now))
                    return 400;
        }
        return 204;
    }

    /// <summary>The texts of a protobuf message, at any depth; null where it is not well-formed.</summary>
    public static List<string>? Texts(ReadOnlySpan<byte> message)
    {
        var (texts, at) = (new List<string>(), 0);
        while (at < message.Length)
        {
            if (Varint(message, ref at) is not { } key || key >> 3 == 0)
                return null;
            switch (key & 7)
            {
                case 0 when Varint(message, ref at) is not null:
                    break;
                case 1 when at + 8 <= message.Length:
                    at += 8;
                    break;
                case 5 when at + 4 <= message.Length:
                    at += 4;
                    break;
                case 2 when Varint(message, ref at) is { } length && at + (int)length <= message.Length:
                    var part = message.Slice(at, (int)length);
                    if (Texts(part) is { } inner)
                        texts.AddRange(inner);
                    texts.Add(Encoding.UTF8.GetString(part));
                    at += (int)length;
                    break;
                default:
                    return null;
            }
        }
        return texts;
    }

    private static ulong? Varint(ReadOnlySpan<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && at < message.Length; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        return null;
    }

    private static bool IsLine(JsonElement value, DateTimeOffset now)
    {
        if (value.GetArrayLength() != 2 || value[0].ValueKind != JsonValueKind.String)
            return false;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(value[0].GetString()!, CultureInfo.InvariantCulture) / 1_000_000
        );
        return at > now.AddDays(-7)
            && at < now.AddMinutes(10)
            && Encoding.UTF8.GetByteCount(value[1].GetString()!) <= 256 * 1024;
    }

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$", RegexOptions.None, 1000)]
    private static partial Regex LabelName();
}
