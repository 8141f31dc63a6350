using System.Text.Json;

namespace Undrift;

/// <summary>
/// A workflow of Microsoft Teams that is begun by a webhook: an adaptive card of at most 28 KB. Runs of text are no
/// Markdown, so that no name can be a link (adaptivecards.io, RichTextBlock).
/// </summary>
internal sealed class TeamsChannel(string name, Uri address) : HttpChannel(name)
{
    private const int Longest = 6000;

    protected override IReadOnlyList<string> Secrets { get; } = PartsOf(address);

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert) =>
        [
            new(HttpMethod.Post, address, "POST Teams webhook")
            {
                Json = ServiceRequest.Body(json => Write(json, alert)),
            },
        ];

    private static void Write(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        json.WriteNull("contentUrl");
        json.WriteStartObject("content");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", "1.4");
        json.WriteStartArray("body");
        var first = true;
        foreach (var line in new AlertText(alert, text => text).Lines(Longest))
        {
            Line(json, line, first);
            first = false;
        }
        json.WriteEndArray();
        if (alert.Context.Page is { } page)
            Link(json, page);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, string text, bool isTitle)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", text);
        if (isTitle)
        {
            json.WriteString("weight", "bolder");
            json.WriteString("size", "large");
        }
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Link(Utf8JsonWriter json, string page)
    {
        json.WriteStartArray("actions");
        json.WriteStartObject();
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("title", "View full report");
        json.WriteString("url", page);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
