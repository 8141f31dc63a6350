using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Undrift.Tests.Notification;

/// <summary>Chat services and pagers with the limits that they document; what breaks one is refused as they refuse it.</summary>
internal sealed partial class FakeServices : TestServer
{
    public const string Canary = "canary0123456789canary0123456789";
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Channels of every kind, with their secrets as variables.</summary>
    public string Config(string routes) =>
        $$"""
            channels:
              slack:     { slack: { url: "{{Base}}/slack/${SECRET}" } }
              telegram:  { telegram: { token: "${SECRET}", chat: "-100123", thread: 7, url: "{{Base}}/telegram/" } }
              teams:     { teams: { url: "{{Base}}/teams?sig=${SECRET}" } }
              discord:   { discord: { url: "{{Base}}/discord/${SECRET}" } }
              webhook:   { webhook: { url: "{{Base}}/webhook", secret: "${SECRET}" } }
              pagerduty: { pagerduty: { key: "${SECRET}", url: "{{Base}}/pagerduty/v2/enqueue" } }
              opsgenie:  { opsgenie: { key: "${SECRET}", url: "{{Base}}/opsgenie/v2/alerts" } }
            routes:
            {{routes}}
            """;

    public const string All = "  - { to: [slack, telegram, teams, discord, webhook, pagerduty, opsgenie] }";

    /// <summary>The bodies that a path was sent.</summary>
    public List<JsonElement> Bodies(string path) =>
        [
            .. Requests
                .Where(request => request.Path.StartsWith(path, StringComparison.Ordinal))
                .Select(request => JsonDocument.Parse(request.Body).RootElement),
        ];

    protected override Answer AnswerTo(Received request)
    {
        var body = JsonDocument.Parse(request.Body).RootElement;
        return request.Path.Split('/')[1] switch
        {
            "slack" => Slack(request, body),
            "telegram" => Telegram(request, body),
            "teams" => Teams(request, body),
            "discord" => Discord(request, body),
            "webhook" => Webhook(request),
            "pagerduty" => PagerDuty(request, body),
            "opsgenie" => Opsgenie(request, body),
            _ => new Answer(404, "{}"),
        };
    }

    private static Answer Slack(Received request, JsonElement body)
    {
        if (request.Path != "/slack/" + Canary)
            return new Answer(403, "invalid_token") { Type = "text/plain" };
        var blocks = body.GetProperty("blocks").EnumerateArray().ToList();
        var fits =
            blocks.Count <= 50
            && blocks.All(block =>
                block.GetProperty("text").GetProperty("text").GetString() is { Length: > 0 and <= 3000 }
            );
        return new Answer(fits ? 200 : 400, fits ? "ok" : "invalid_blocks") { Type = "text/plain" };
    }

    /// <summary>The message is parsed as Telegram parses its HTML: tags of a known few, entities, and a limit behind that.</summary>
    private static Answer Telegram(Received request, JsonElement body)
    {
        if (
            request.Path != $"/telegram/bot{Canary}/sendMessage"
            || body.GetProperty("chat_id").GetString() != "-100123"
        )
            return Refused(401, "Unauthorized");
        try
        {
            var text = XElement.Parse($"<m>{body.GetProperty("text").GetString()}</m>");
            if (text.Descendants().Any(element => element.Name.LocalName is not ("b" or "a")))
                return Refused(400, "Bad Request: can't parse entities");
            return text.Value.Length is > 0 and <= 4096
                ? new Answer(200, """{"ok":true,"result":{"message_id":1}}""")
                : Refused(400, "Bad Request: message is too long");
        }
        catch (System.Xml.XmlException)
        {
            return Refused(400, "Bad Request: can't parse entities");
        }
        static Answer Refused(int status, string description) =>
            new(status, $$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"}""");
    }

    private static Answer Teams(Received request, JsonElement body)
    {
        var card = body.GetProperty("attachments")[0];
        var known = card.GetProperty("contentType").GetString() == "application/vnd.microsoft.card.adaptive";
        return Encoding.UTF8.GetByteCount(request.Body) > 28 * 1024 || !known ? new Answer(400, "{}") : new Answer(202);
    }

    private static Answer Discord(Received request, JsonElement body)
    {
        if (request.Path != "/discord/" + Canary)
            return new Answer(401, """{"message":"Invalid Webhook Token","code":50027}""");
        var embed = body.GetProperty("embeds")[0];
        var (title, description) = (
            embed.GetProperty("title").GetString()!,
            embed.GetProperty("description").GetString()!
        );
        var fits = title.Length <= 256 && description.Length <= 4096 && title.Length + description.Length <= 6000;
        var silent = body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength() == 0;
        return fits && silent ? new Answer(204) : new Answer(400, """{"message":"Invalid Form Body"}""");
    }

    private static Answer Webhook(Received request)
    {
        var time = request.Headers["X-Undrift-Timestamp"];
        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Canary),
            Encoding.UTF8.GetBytes($"{time}.{request.Body}")
        );
        return new Answer(
            request.Headers["X-Undrift-Signature"] == "sha256=" + Convert.ToHexStringLower(hash) ? 200 : 401
        );
    }

    private static Answer PagerDuty(Received request, JsonElement body)
    {
        if (Encoding.UTF8.GetByteCount(request.Body) > 512_000)
            return new Answer(413, "{}");
        if (request.Path == "/pagerduty/v2/change/enqueue")
            return Change(body);
        var valid =
            request.Path == "/pagerduty/v2/enqueue"
            && body.GetProperty("routing_key").GetString()!.Length == 32
            && body.GetProperty("dedup_key").GetString() is { Length: > 0 and <= 255 }
            && (body.GetProperty("event_action").GetString() == "resolve" || Payload(body.GetProperty("payload")));
        return valid
            ? new Answer(202, """{"status":"success","message":"Event processed","dedup_key":"x"}""")
            : new Answer(400, $$"""{"status":"invalid event","message":"Event object is invalid {{Canary}}"}""");
        static bool Payload(JsonElement payload) =>
            payload.GetProperty("summary").GetString() is { Length: > 0 and <= 1024 }
            && payload.GetProperty("source").GetString() is { Length: > 0 }
            && payload.GetProperty("severity").GetString() is "critical" or "error" or "warning" or "info";
    }

    /// <summary>"Send a Change Event": routing key, links and payload alone; of the payload the summary is required.</summary>
    private static Answer Change(JsonElement body)
    {
        var known = body.EnumerateObject().All(member => member.Name is "routing_key" or "payload" or "links");
        var payload = body.GetProperty("payload");
        var valid =
            known
            && body.GetProperty("routing_key").GetString()!.Length == 32
            && payload.GetProperty("summary").GetString() is { Length: > 0 and <= 1024 }
            && payload.GetProperty("timestamp").TryGetDateTimeOffset(out _)
            && payload
                .EnumerateObject()
                .All(member => member.Name is "summary" or "source" or "timestamp" or "custom_details");
        return valid
            ? new Answer(202, """{"status":"success","message":"Change event processed"}""")
            : new Answer(400, """{"status":"invalid event","message":"Event object is invalid"}""");
    }

    private static Answer Opsgenie(Received request, JsonElement body)
    {
        if (request.Headers["Authorization"] != "GenieKey " + Canary)
            return new Answer(401, """{"message":"Could not authenticate"}""");
        if (CloseAlias().IsMatch(request.Path))
            return new Answer(request.Query == "?identifierType=alias" ? 202 : 400, "{}");
        var valid =
            request.Path == "/opsgenie/v2/alerts"
            && body.GetProperty("message").GetString() is { Length: > 0 and <= 130 }
            && body.GetProperty("alias").GetString() is { Length: > 0 and <= 250 }
            && body.GetProperty("description").GetString() is { Length: <= 15_000 };
        return new Answer(valid ? 202 : 422, """{"result":"Request will be processed"}""");
    }

    [GeneratedRegex(@"^/opsgenie/v2/alerts/[a-z0-9-]+/close$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CloseAlias();
}
