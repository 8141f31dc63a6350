using System.Text.Json;

namespace Undrift;

/// <summary>
/// Slack's incoming webhook: at most 50 blocks, 3,000 characters in a section. Success is the body <c>ok</c>, whatever the
/// status (Slack documentation, "Sending messages using incoming webhooks").
/// </summary>
internal sealed class SlackChannel(string name, Uri address) : HttpChannel(name)
{
    private const int LongestSection = 2900;

    protected override IReadOnlyList<string> Secrets { get; } = PartsOf(address);

    protected override string? Complaint(ServiceAnswer answer) =>
        answer.IsSuccess && answer.Body == "ok" ? null : answer.Body;

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert) =>
        [
            new(HttpMethod.Post, address, "POST Slack webhook")
            {
                Json = ServiceRequest.Body(json =>
                {
                    var lines = new AlertText(alert, Escape).Lines(LongestSection);
                    json.WriteStartObject();
                    json.WriteString("text", lines[0]);
                    json.WriteStartArray("blocks");
                    Section(json, $"*{lines[0]}*\n{string.Join('\n', lines.Skip(1))}");
                    if (alert.Context.Page is { } page)
                        Section(
                            json,
                            $"<{page.Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}|View full report>"
                        );
                    json.WriteEndArray();
                    json.WriteEndObject();
                }),
            },
        ];

    private static void Section(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteStartObject("text");
        json.WriteString("type", "mrkdwn");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The three characters that begin mentions, links and entities; the signs of formatting are shown as they are.</summary>
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            // An invisible break behind what would make a name bold, struck through or code.
            .Replace("*", "*\u200b", StringComparison.Ordinal)
            .Replace("`", "`\u200b", StringComparison.Ordinal)
            .Replace("~", "~\u200b", StringComparison.Ordinal);
}
