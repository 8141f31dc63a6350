using System.Text.Json;
using static Undrift.PlanFileFormat;

namespace Undrift;

/// <summary>What is known of a table's rows, in JSON files.</summary>
internal static class JsonRows
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, TableRows rows)
    {
        json.WriteStartObject();
        ReportJson.Identity(json, RowTable, rows.Table);
        Number(json, Count, rows.Count);
        json.WriteBoolean(Exact, rows.IsExact);
        Number(json, PlanFileFormat.Bytes, rows.Bytes);
        json.WriteStartArray(Spared);
        foreach (var hazard in rows.Spared)
            json.WriteStringValue(hazard.Name());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    public static TableRows Read(JsonPlace place) =>
        new(
            place[RowTable].Identity(),
            place[Count].IsNull ? null : place[Count].Number(),
            place[Exact].Flag(),
            place[PlanFileFormat.Bytes].IsNull ? null : place[PlanFileFormat.Bytes].Number()
        )
        {
            Spared = [.. place[Spared].Items().Select(PlanFileReader.HazardOf)],
        };

    private static void Number(Utf8JsonWriter json, string member, long? value)
    {
        if (value is { } known)
            json.WriteNumber(member, known);
        else
            json.WriteNull(member);
    }
}
