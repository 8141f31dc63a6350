using System.Text.Json;

namespace Undrift;

/// <summary>What decides about a deployment besides the drift, for programs: <c>freeze</c> and <c>override</c>.</summary>
internal static class JsonGate
{
    public static void Write(Utf8JsonWriter json, Judgement judgement)
    {
        if (judgement.Freeze is { Window: var window } freeze)
        {
            json.WriteStartObject("freeze");
            json.WriteString("name", window.Name);
            ReportJson.Text(json, "reason", window.Reason);
            json.WriteString("until", ReportJson.Time(freeze.Until));
            ReportJson.Rule(json, window.Rule);
            json.WriteEndObject();
        }
        if (judgement.Override is not { } let)
            return;
        json.WriteStartObject("override");
        json.WriteString("by", let.By);
        json.WriteString("reason", let.Reason);
        json.WriteString("ticket", let.Ticket);
        json.WriteString("until", ReportJson.Time(let.Until));
        json.WriteEndObject();
    }
}
