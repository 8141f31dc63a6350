using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Undrift;

/// <summary>One request to a service.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">The address. May hold a secret: it is never shown.</param>
/// <param name="Shown">What messages call the request: <c>POST /repos/o/r/issues</c>.</param>
internal sealed record ServiceRequest(HttpMethod Method, Uri Address, string Shown)
{
    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>Headers besides those of every request. May hold secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// True when the request may be sent again after an answer that does not say whether it was carried out: what it asks
    /// for is then the same.
    /// </summary>
    public bool MayRepeat { get; init; }

    /// <summary>Reads from a refusal's body how long to wait, where a service says it there; null: it does not.</summary>
    public Func<string, TimeSpan?>? WaitOf { get; init; }

    private static readonly JsonWriterOptions Readable = new() { Encoder = ReportJson.Options.Encoder };

    /// <summary>A body.</summary>
    public static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json);
        return buffer.WrittenMemory;
    }
}

/// <summary>What a service answered.</summary>
/// <param name="Status">The status; 0 when the connection broke or nothing came in time.</param>
/// <param name="Body">The body as text.</param>
internal sealed record ServiceAnswer(HttpStatusCode Status, string Body)
{
    /// <summary>How long the service asks to wait; null: it does not say.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The <c>Link</c> header; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The status where there is no answer.</summary>
    public const HttpStatusCode None = default;

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>True when the service refused for now and did nothing.</summary>
    public bool IsLimited { get; init; }

    /// <summary>True when it is not known whether the request was carried out.</summary>
    public bool IsUnknown => Status is None or HttpStatusCode.RequestTimeout || (int)Status >= 500;

    /// <summary>A member of the body that is a text; null where it is none.</summary>
    public string? Member(string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(Body));
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(name, out var member)
                && member.ValueKind == JsonValueKind.String
                ? member.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
