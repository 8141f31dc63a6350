using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// A web service of the user's own. The body is JSON; with a secret, the header <c>X-Undrift-Signature</c> holds
/// <c>sha256=</c> and the HMAC of the time (header <c>X-Undrift-Timestamp</c>), a dot and the body.
/// </summary>
internal sealed class WebhookChannel(string name, Uri address, string? secret, TimeProvider clock) : HttpChannel(name)
{
    private const int MostItems = 500;

    protected override IReadOnlyList<string> Secrets { get; } =
        secret is null ? PartsOf(address) : [.. PartsOf(address), secret];

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert)
    {
        var body = ServiceRequest.Body(json => Write(json, alert));
        return [new ServiceRequest(HttpMethod.Post, address, "POST webhook") { Json = body, Headers = Signed(body) }];
    }

    private Dictionary<string, string> Signed(ReadOnlyMemory<byte> body)
    {
        if (secret is null)
            return [];
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. body.Span];
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return new Dictionary<string, string>
        {
            ["X-Undrift-Timestamp"] = time,
            ["X-Undrift-Signature"] = "sha256=" + Convert.ToHexStringLower(hash),
        };
    }

    private static void Write(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("event", alert.Event);
        json.WriteString("key", alert.Key);
        json.WriteString("title", alert.Title);
        alert.WriteFields(json);
        ReportJson.Texts(json, "items", alert.Items.Take(MostItems));
        ReportJson.Text(json, "branch", alert.Context.Branch);
        ReportJson.Text(json, "commit", alert.Context.Commit);
        ReportJson.Text(json, "report_url", alert.Context.Page);
        json.WriteEndObject();
    }
}
