using System.Net;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// PagerDuty's Events API v2: trigger and resolve with one <c>dedup_key</c>; a summary of at most 1,024 characters, an
/// event of at most 512 KB, answered by 202 (developer.pagerduty.com, "Events API v2 Overview").
/// </summary>
internal sealed class PagerDutyChannel(string name, Uri address, string key) : HttpChannel(name)
{
    private const int LongestSummary = 1000;
    private const int MostItems = 200;

    protected override IReadOnlyList<string> Secrets { get; } = [key];

    public override string Preview(Alert alert) => base.Preview(alert).Replace(key, "***", StringComparison.Ordinal);

    protected override string? Complaint(ServiceAnswer answer) =>
        answer.Status == HttpStatusCode.Accepted ? null : answer.Member("message") ?? answer.Body;

    protected override ServiceRequest Compose(Alert alert) =>
        new(HttpMethod.Post, address, "POST PagerDuty event")
        {
            // The same event twice is one alert: that is what the key is for.
            MayRepeat = true,
            Json = ServiceRequest.Body(json =>
            {
                json.WriteStartObject();
                json.WriteString("routing_key", key);
                json.WriteString("event_action", alert.IsResolved ? "resolve" : "trigger");
                json.WriteString("dedup_key", $"undrift/{alert.Key}");
                if (!alert.IsResolved)
                    WritePayload(json, alert);
                json.WriteEndObject();
            }),
        };

    private static void WritePayload(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject("payload");
        json.WriteString("summary", Visible.Cut(alert.Title, LongestSummary));
        json.WriteString("source", Visible.Cut(alert.Report.Target.Description, LongestSummary));
        json.WriteString("severity", SeverityOf(alert));
        ReportJson.Time(json, "timestamp", alert.Report.StartedAt);
        json.WriteString("component", alert.Report.Engine);
        json.WriteString("group", alert.Place);
        json.WriteString("class", "schema-drift");
        json.WriteStartObject("custom_details");
        foreach (var (fact, value) in alert.Facts)
            json.WriteString(fact, value);
        ReportJson.Texts(json, "items", alert.Items.Take(MostItems));
        json.WriteEndObject();
        json.WriteEndObject();
        if (alert.Context.Page is { } page)
        {
            json.WriteStartArray("links");
            json.WriteStartObject();
            json.WriteString("href", page);
            json.WriteString("text", "Full report");
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteString("client", "undrift");
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
