using System.Net;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// PagerDuty's Events API v2: trigger and resolve with one <c>dedup_key</c>; a summary of at most 1,024 characters, an
/// event of at most 512 KB, answered by 202. A change event goes to an address beside it, with the same key (developer.pagerduty.com, "Events API v2 Overview").
/// </summary>
internal sealed class PagerDutyChannel(string name, Uri address, string key) : HttpChannel(name)
{
    private const int LongestSummary = 1000;
    private const int MostItems = 200;

    protected override IReadOnlyList<string> Secrets { get; } = [key];

    public override string Preview(Alert alert) => base.Preview(alert).Replace(key, "***", StringComparison.Ordinal);

    protected override string? Complaint(ServiceAnswer answer) =>
        answer.Status == HttpStatusCode.Accepted ? null : answer.Member("message") ?? answer.Body;

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert) =>
        alert.Stage switch
        {
            AlertStage.Trouble => [Event(alert)],
            AlertStage.Resolved when alert.IsChange => [Event(alert), Change(alert)],
            AlertStage.Resolved => [Event(alert)],
            _ => [],
        };

    private ServiceRequest Event(Alert alert) =>
        new(HttpMethod.Post, address, "POST PagerDuty event")
        {
            // The same event twice is one alert: that is what the key is for.
            MayRepeat = true,
            Json = ServiceRequest.Body(json =>
            {
                json.WriteStartObject();
                json.WriteString("routing_key", key);
                json.WriteString("event_action", alert.Stage == AlertStage.Resolved ? "resolve" : "trigger");
                json.WriteString("dedup_key", $"undrift/{alert.Key}");
                if (alert.Stage == AlertStage.Trouble)
                {
                    WritePayload(json, alert);
                    WriteLinks(json, alert);
                    json.WriteString("client", "undrift");
                }
                json.WriteEndObject();
            }),
        };

    /// <summary>
    /// A change that was made: nobody is called, and who is called later sees it beside the incident. There is no key that
    /// makes two of them one, so it is not sent again when it is not known whether it arrived ("Send a Change Event").
    /// </summary>
    private ServiceRequest Change(Alert alert) =>
        new(HttpMethod.Post, new Uri(address, "change/enqueue"), "POST PagerDuty change event")
        {
            Json = ServiceRequest.Body(json =>
            {
                json.WriteStartObject();
                json.WriteString("routing_key", key);
                json.WriteStartObject("payload");
                WriteHead(json, alert);
                WriteDetails(json, alert);
                json.WriteEndObject();
                WriteLinks(json, alert);
                json.WriteEndObject();
            }),
        };

    private static void WritePayload(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject("payload");
        WriteHead(json, alert);
        json.WriteString("severity", SeverityOf(alert));
        json.WriteString("component", alert.Engine);
        json.WriteString("group", alert.Place);
        json.WriteString("class", alert.Subject);
        WriteDetails(json, alert);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Alert alert)
    {
        json.WriteString("summary", Visible.Cut(alert.Title, LongestSummary));
        json.WriteString("source", Visible.Cut(alert.Source, LongestSummary));
        ReportJson.Time(json, "timestamp", alert.At);
    }

    private static void WriteDetails(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject("custom_details");
        foreach (var (fact, value) in alert.Facts)
            json.WriteString(fact, value);
        ReportJson.Texts(json, "items", alert.Items.Take(MostItems));
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, Alert alert)
    {
        if (alert.Context.Page is not { } page)
            return;
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("href", page);
        json.WriteString("text", "Full report");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string SeverityOf(Alert alert) =>
        (alert.Risk, alert.Severity) switch
        {
            (Risk.Critical, _) => "critical",
            (_, Severity.ERROR) => "error",
            (_, Severity.WARNING) => "warning",
            _ => "info",
        };
}
