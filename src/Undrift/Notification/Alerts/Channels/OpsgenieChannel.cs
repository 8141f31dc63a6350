using System.Text.Json;

namespace Undrift;

/// <summary>
/// Opsgenie's alerts, which Jira Service Management takes in the same form at another address: a message of at most 130
/// characters, an alias of at most 250, a description of at most 15,000 (docs.opsgenie.com, "Alert API").
/// </summary>
internal sealed class OpsgenieChannel(string name, Uri address, string key) : HttpChannel(name)
{
    private const int LongestMessage = 130;
    private const int LongestDescription = 14_000;

    protected override IReadOnlyList<string> Secrets { get; } = [key];

    protected override string? Complaint(ServiceAnswer answer) =>
        answer.IsSuccess ? null : answer.Member("message") ?? answer.Body;

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert) =>
        alert.Stage == AlertStage.News ? [] : [Request(alert, $"undrift-{alert.Key}")];

    private ServiceRequest Request(Alert alert, string alias)
    {
        var isResolved = alert.Stage == AlertStage.Resolved;
        var place = address.AbsoluteUri.TrimEnd('/');
        return new ServiceRequest(
            HttpMethod.Post,
            isResolved ? new Uri($"{place}/{alias}/close?identifierType=alias") : new Uri(place),
            isResolved ? "POST Opsgenie close" : "POST Opsgenie alert"
        )
        {
            MayRepeat = true,
            Headers = new Dictionary<string, string> { ["Authorization"] = "GenieKey " + key },
            Json = ServiceRequest.Body(json =>
            {
                json.WriteStartObject();
                json.WriteString("source", "undrift");
                if (isResolved)
                    json.WriteString("note", alert.Resolution);
                else
                    WriteAlert(json, alert, alias);
                json.WriteEndObject();
            }),
        };
    }

    private static void WriteAlert(Utf8JsonWriter json, Alert alert, string alias)
    {
        json.WriteString("message", Visible.Cut(alert.Title, LongestMessage));
        json.WriteString("alias", alias);
        json.WriteString("description", new AlertText(alert, text => text).Whole(LongestDescription, most: 100));
        json.WriteString("priority", PriorityOf(alert));
        json.WriteString("entity", alert.Place);
        ReportJson.Texts(json, "tags", [alert.Subject]);
        json.WriteStartObject("details");
        json.WriteString("severity", alert.Severity.ToString());
        json.WriteString("risk", ReportWords.Of(alert.Risk));
        json.WriteString("report_url", alert.Context.Page ?? "");
        json.WriteEndObject();
    }

    private static string PriorityOf(Alert alert) =>
        (alert.Risk, alert.Severity) switch
        {
            (Risk.Critical, Severity.ERROR) => "P1",
            (_, Severity.ERROR) => "P2",
            (_, Severity.WARNING) => "P3",
            _ => "P5",
        };
}
