using System.Text.Json;

namespace Undrift;

/// <summary>What decides about a deployment besides the drift, for programs: <c>freeze</c> and <c>override</c>.</summary>
internal static class JsonGate
{
    public static void Write(Utf8JsonWriter json, Judgement judgement)
    {
        if (judgement.Freeze is { } freeze)
        {
            json.WriteStartObject("freeze");
            json.WriteString("name", freeze.Name);
            ReportJson.Text(json, "reason", freeze.Reason);
            ReportJson.Time(json, "until", freeze.Until);
            ReportJson.Rule(json, freeze.Rule);
            json.WriteEndObject();
        }
        if (judgement.Override is { } let)
            Write(json, let);
    }

    /// <summary>The member <c>override</c>.</summary>
    public static void Write(Utf8JsonWriter json, Override let)
    {
        json.WriteStartObject("override");
        json.WriteString("by", let.By);
        json.WriteString("reason", let.Reason);
        json.WriteString("ticket", let.Ticket);
        ReportJson.Time(json, "until", let.Until);
        json.WriteEndObject();
    }
}
