using System.Text;

namespace Undrift;

/// <summary>
/// Discord's webhook: an embed with a title of at most 256 and a description of at most 4,096 characters; no mention is
/// parsed (discord.com/developers, "Execute Webhook").
/// </summary>
internal sealed class DiscordChannel(string name, Uri address) : HttpChannel(name)
{
    private const int LongestTitle = 250;
    private const int LongestDescription = 3900;
    private const int Red = 0xB42318;
    private const int Green = 0x17693B;

    protected override IReadOnlyList<string> Secrets { get; } = PartsOf(address);

    protected override string? Complaint(ServiceAnswer answer) =>
        answer.IsSuccess ? null : answer.Member("message") ?? answer.Body;

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert) =>
        [
            new(HttpMethod.Post, address, "POST Discord webhook")
            {
                Json = ServiceRequest.Body(json =>
                {
                    var lines = new AlertText(alert, Escape).Lines(LongestDescription);
                    json.WriteStartObject();
                    json.WriteStartArray("embeds");
                    json.WriteStartObject();
                    json.WriteString("title", Visible.Cut(lines[0], LongestTitle));
                    json.WriteString("description", string.Join('\n', lines.Skip(1)));
                    json.WriteNumber("color", alert.Stage == AlertStage.Trouble ? Red : Green);
                    if (alert.Context.Page is { } page)
                        json.WriteString("url", page);
                    json.WriteEndObject();
                    json.WriteEndArray();
                    json.WriteStartObject("allowed_mentions");
                    json.WriteStartArray("parse");
                    json.WriteEndArray();
                    json.WriteEndObject();
                    json.WriteEndObject();
                }),
            },
        ];

    /// <summary>A backslash before each sign of Discord's Markdown.</summary>
    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
            safe.Append(@"\*_~|`>[]()#-".Contains(unit) ? "\\" : "").Append(unit);
        return safe.Replace("://", ":\u200b//").ToString();
    }
}
