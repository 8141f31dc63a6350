using System.Text.Json;

namespace Undrift;

/// <summary>The part of a SARIF log that says who speaks, and what its rules are: the drift groups.</summary>
internal static class SarifTool
{
    /// <summary>Writes it.</summary>
    /// <param name="json">The log.</param>
    /// <param name="report">The report.</param>
    /// <param name="groups">The groups that occur; results name them by their place in this list.</param>
    public static void Write(Utf8JsonWriter json, CheckReport report, IEnumerable<DriftGroup> groups)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Undrift");
        // "undrift 0.1.0"
        if (report.Tool.Split(' ') is [.., var version] && Version.TryParse(version, out _))
            json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var group in groups)
            WriteRule(json, group);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The level of a severity.</summary>
    public static string LevelOf(Severity severity) =>
        severity switch
        {
            Severity.ERROR => "error",
            Severity.WARNING => "warning",
            _ => "note",
        };

    /// <summary>A message as SARIF has it.</summary>
    public static void Message(Utf8JsonWriter json, string member, string text)
    {
        json.WriteStartObject(member);
        json.WriteString("text", Sentence(text));
        json.WriteEndObject();
    }

    /// <summary>A sentence with its full stop. "[…](…)" would be a link (SARIF 2.1.0, section 3.11.6): it is broken up.</summary>
    private static string Sentence(string text)
    {
        var plain = text.Replace("](", "] (", StringComparison.Ordinal);
        return plain.EndsWith('.') ? plain : plain + ".";
    }

    private static void WriteRule(Utf8JsonWriter json, DriftGroup group)
    {
        json.WriteStartObject();
        json.WriteString("id", group.Name);
        json.WriteString("name", Pascal(group.Name));
        Message(json, "shortDescription", group.Meaning);
        Message(json, "fullDescription", $"{group.Meaning} Group {group.Name} of the drift policy.");
        Message(json, "help", $"'undrift policy explain {group.Name}' says which rule decides how bad it is.");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(group.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        ReportJson.Texts(json, "tags", ["schema-drift"]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary><c>missing_table</c> as <c>MissingTable</c>.</summary>
    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
