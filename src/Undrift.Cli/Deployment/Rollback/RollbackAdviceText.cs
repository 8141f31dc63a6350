using System.Text.Json;

namespace Undrift.Cli;

/// <summary>The advice for a person, and as JSON.</summary>
internal static class RollbackAdviceText
{
    /// <summary>Writes the text.</summary>
    public static void Write(RollbackAdvice advice, RollbackFacts facts, RollbackContext context)
    {
        var output = context.Host.Out;
        var text = new TextCanvas(output, new TextOptions(context.Host.Width, Colour: false));
        text.Line(advice.Way is { } way ? $"Recommended: {RollbackAdvice.Name(way)}" : "Nothing to roll back");
        foreach (var reason in advice.Reasons)
            text.Line($"- {Visible.Text(reason)}", 2, 4);
        if (advice.Others.Count > 0)
            text.Line("Not recommended:");
        foreach (var other in advice.Others)
            text.Line($"- {RollbackAdvice.Name(other.Way)}: {Visible.Text(other.Reason)}", 2, 4);
        if (advice.Way is { } chosen)
            output.WriteLine($"Next: undrift rollback{Target(context)} {Command(chosen, facts)} --dry-run");
    }

    /// <summary>Writes the JSON.</summary>
    public static void WriteJson(RollbackAdvice advice, RollbackFacts facts, RollbackContext context)
    {
        using (var json = new Utf8JsonWriter(context.Host.Output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("way", advice.Way?.ToString().ToLowerInvariant());
            Strings(json, "reasons", advice.Reasons);
            json.WriteStartObject("others");
            foreach (var other in advice.Others)
                json.WriteString(other.Way.ToString().ToLowerInvariant(), other.Reason);
            json.WriteEndObject();
            WriteFacts(json, facts);
            json.WriteEndObject();
        }
        context.Host.Out.WriteLine();
    }

    private static void WriteFacts(Utf8JsonWriter json, RollbackFacts facts)
    {
        json.WriteStartObject("facts");
        json.WriteBoolean("transactional_schema", facts.TransactionalSchema);
        if (facts.AppliedSince is { } applied)
            Strings(json, "applied_since", applied);
        else
            json.WriteNull("applied_since");
        Optional(json, "schema_differs", facts.SchemaDiffers);
        json.WriteString("failed", facts.Failed);
        json.WriteString("backup", facts.Backup?.Id);
        json.WriteString("branch", facts.Branch);
        if (facts.RowsWritten is { } rows)
            json.WriteNumber("rows_written", rows);
        else
            json.WriteNull("rows_written");
        Strings(json, "without_down", facts.WithoutDown);
        json.WriteString("down_failure", facts.DownFailure);
        Strings(json, "down_loses", facts.DownLoses);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
            json.WriteBoolean(name, known);
        else
            json.WriteNull(name);
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Target(RollbackContext context) =>
        context.Project.Environment is { } name ? $" -e {name}" : " --database …";

    private static string Command(RollbackWay way, RollbackFacts facts) =>
        way switch
        {
            RollbackWay.Branch => $"--branch {facts.Branch}",
            RollbackWay.Backup => $"--to-backup {facts.Backup!.Id}",
            RollbackWay.Down => $"--down {facts.AppliedSince!.Count}",
            _ => facts.Backup is { } backup ? $"--forward {backup.Id}" : "--forward",
        };
}
