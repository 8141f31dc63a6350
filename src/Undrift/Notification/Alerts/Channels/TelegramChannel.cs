using System.Text.Json;

namespace Undrift;

/// <summary>
/// A message of a Telegram bot: 4,096 characters after entities are taken for what they stand for, and "&amp;", "&lt;",
/// "&gt;" escaped in HTML mode (core.telegram.org/bots/api). The token is part of the address, which is never shown.
/// </summary>
internal sealed class TelegramChannel(string name, Uri api, string token, string chat, long? thread) : HttpChannel(name)
{
    /// <summary>Below the limit even where every character was escaped away from it.</summary>
    private const int Longest = 3900;

    protected override IReadOnlyList<string> Secrets { get; } = [token];

    protected override string? Complaint(ServiceAnswer answer) =>
        answer.IsSuccess && answer.Body.Contains("\"ok\":true", StringComparison.Ordinal)
            ? null
            : answer.Member("description") ?? answer.Body;

    protected override IReadOnlyList<ServiceRequest> Compose(Alert alert) =>
        [
            new(HttpMethod.Post, new Uri(api, $"bot{token}/sendMessage"), "POST Telegram sendMessage")
            {
                WaitOf = WaitOf,
                Json = ServiceRequest.Body(json =>
                {
                    var lines = new AlertText(alert, Escape).Lines(Longest);
                    var link = alert.Context.Page is { } page
                        ? $"\n<a href=\"{Escape(page).Replace("\"", "&quot;", StringComparison.Ordinal)}\">View full report</a>"
                        : "";
                    json.WriteStartObject();
                    json.WriteString("chat_id", chat);
                    if (thread is { } topic)
                        json.WriteNumber("message_thread_id", topic);
                    json.WriteString("text", $"<b>{lines[0]}</b>\n{string.Join('\n', lines.Skip(1))}{link}");
                    json.WriteString("parse_mode", "HTML");
                    json.WriteStartObject("link_preview_options");
                    json.WriteBoolean("is_disabled", true);
                    json.WriteEndObject();
                    json.WriteEndObject();
                }),
            },
        ];

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Telegram says how long to wait in the body.</summary>
    private static TimeSpan? WaitOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        return
            json.RootElement.TryGetProperty("parameters", out var parameters)
            && parameters.TryGetProperty("retry_after", out var seconds)
            && seconds.TryGetInt32(out var wait)
            ? TimeSpan.FromSeconds(wait)
            : null;
    }
}
