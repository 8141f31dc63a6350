using System.Globalization;
using System.Text.Json;

namespace Undrift;

/// <summary>A drift in the JSON report.</summary>
internal static class JsonFinding
{
    /// <summary>A drift that was judged.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding, CheckReport report)
    {
        var drift = finding.Drift;
        json.WriteStartObject();
        WriteHead(json, drift);
        if (report.ShowSeverity)
            json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("risk", ReportWords.Of(finding.Risk));
        json.WriteString("cause", finding.Cause);
        ReportJson.Facets(json, "expected", drift.Expected);
        ReportJson.Facets(json, "actual", drift.Actual);
        WriteChanges(json, drift.Facets);
        ReportJson.Texts(json, "folded", drift.Folded.Select(item => item.Id.ToString()));
        ReportJson.Rule(json, finding.Rule, finding.Severity);
        json.WriteBoolean("blocks", finding.Blocks);
        json.WriteString("fingerprint", drift.Fingerprint);
        if ((drift.Expected ?? drift.Actual)?.Owner is { } owner)
            ReportJson.Identity(json, "owner", owner);
        JsonRemedy.Write(json, report, drift);
        if (finding.Accepted is { } acceptance)
            WriteAcceptance(json, acceptance);
        if (finding.FirstSeen is { } seen)
            ReportJson.Time(json, "first_seen", seen);
        json.WriteEndObject();
    }

    /// <summary>A drift that a rule took out.</summary>
    public static void Write(Utf8JsonWriter json, IgnoredDrift ignored)
    {
        json.WriteStartObject();
        WriteHead(json, ignored.Drift);
        ReportJson.Rule(json, ignored.Rule);
        ReportJson.Text(json, "reason", ignored.Reason);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Drift drift)
    {
        json.WriteString("id", drift.Id);
        json.WriteString("type", drift.Type);
        json.WriteString("group", drift.Group.Name);
        ReportJson.Identity(json, "object", drift.Object);
    }

    private static void WriteChanges(Utf8JsonWriter json, IReadOnlyList<FacetChange> changes)
    {
        json.WriteStartArray("facets");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WritePropertyName("from");
            WriteSide(json, change.From, change.To);
            json.WritePropertyName("to");
            WriteSide(json, change.To, change.From);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A flag that is off is stored as absent; beside one that is on it is <c>false</c>.</summary>
    private static void WriteSide(Utf8JsonWriter json, FacetValue value, FacetValue other)
    {
        if (value.IsAbsent && other.AsFlag)
            json.WriteBooleanValue(false);
        else
            ReportJson.Value(json, value);
    }

    private static void WriteAcceptance(Utf8JsonWriter json, Acceptance acceptance)
    {
        json.WriteStartObject("accepted");
        json.WriteString("by", acceptance.By);
        json.WriteString("reason", acceptance.Reason);
        json.WriteString("until", acceptance.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
