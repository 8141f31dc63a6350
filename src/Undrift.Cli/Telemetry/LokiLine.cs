using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Undrift.Cli;

/// <summary>Lines that have their labels in common.</summary>
/// <param name="Command">The command: <c>check</c>.</param>
/// <param name="Environment">Name of the environment; null: none.</param>
/// <param name="Engine">The engine's name; empty where it is not known.</param>
/// <param name="Level"><c>info</c>, <c>warning</c>, <c>error</c>.</param>
/// <param name="Lines">The lines in their order.</param>
internal sealed record LokiStream(
    string Command,
    string? Environment,
    string Engine,
    string Level,
    IReadOnlyList<string> Lines
);

/// <summary>A line of JSON: what has many values stands in it, and not in a label.</summary>
internal static class LokiLine
{
    /// <summary>Far under Loki's limit of 256 KB for a line, which it would not take at all.</summary>
    private const int LongestText = 4096;

    /// <summary>A line.</summary>
    /// <param name="kind">What it tells: <c>run</c>, <c>drift</c>, …</param>
    /// <param name="run">The run's id, which ties its lines together.</param>
    /// <param name="write">Writes the rest.</param>
    public static string Of(string kind, string run, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", kind);
            json.WriteString("run_id", run);
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text, cut where it is too long; nothing where there is none.</summary>
    public static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, Cut(text));
    }

    /// <summary>Who ran it.</summary>
    public static void Author(Utf8JsonWriter json, RunAuthor by)
    {
        Text(json, "actor", by.Actor ?? by.User);
        Text(json, "pipeline_run", by.Run);
        Text(json, "commit", by.Commit);
        Text(json, "ref", by.Ref);
    }

    /// <summary>A text that fits.</summary>
    public static string Cut(string text) => Visible.Cut(Visible.Text(text), LongestText);
}
