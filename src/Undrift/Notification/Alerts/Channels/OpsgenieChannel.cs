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

    protected override ServiceRequest Compose(Alert alert)
    {
        var alias = $"undrift-{alert.Key}";
        var place = address.AbsoluteUri.TrimEnd('/');
        return new ServiceRequest(
            HttpMethod.Post,
            alert.IsResolved ? new Uri($"{place}/{alias}/close?identifierType=alias") : new Uri(place),
            alert.IsResolved ? "POST Opsgenie close" : "POST Opsgenie alert"
        )
        {
            MayRepeat = true,
            Headers = new Dictionary<string, string> { ["Authorization"] = "GenieKey " + key },
            Json = ServiceRequest.Body(json =>
            {
                json.WriteStartObject();
                json.WriteString("source", "undrift");
                if (alert.IsResolved)
                    json.WriteString("note", "a complete check found no drift");
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
        ReportJson.Texts(json, "tags", ["schema-drift"]);
        json.WriteStartObject("details");
        json.WriteString("verdict", ReportWords.Of(alert.Report.Judgement.Verdict));
        ReportJson.Text(json, "report_url", alert.Context.Page ?? "");
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
