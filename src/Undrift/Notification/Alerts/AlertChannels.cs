namespace Undrift;

/// <summary>The kinds of channels. A new one is one file in <c>Channels/</c> and one line here.</summary>
internal static class AlertChannels
{
    private static readonly Dictionary<
        string,
        (string[] Keys, Func<string, ChannelSettings, AlertChannel> Make)
    > Kinds = new(StringComparer.Ordinal)
    {
        ["slack"] = (["url"], (name, its) => new SlackChannel(name, its.Address("url"))),
        ["teams"] = (["url"], (name, its) => new TeamsChannel(name, its.Address("url"))),
        ["discord"] = (["url"], (name, its) => new DiscordChannel(name, its.Address("url"))),
        ["telegram"] = (
            ["token", "chat", "thread", "url"],
            (name, its) =>
                new TelegramChannel(
                    name,
                    its.Address("url", "https://api.telegram.org/"),
                    its.Text("token"),
                    its.Text("chat"),
                    its.Number("thread")
                )
        ),
        ["webhook"] = (
            ["url", "secret"],
            (name, its) => new WebhookChannel(name, its.Address("url"), its.TextOrNull("secret"), its.Clock)
        ),
        ["pagerduty"] = (
            ["key", "url"],
            (name, its) =>
                new PagerDutyChannel(
                    name,
                    its.Address("url", "https://events.pagerduty.com/v2/enqueue"),
                    its.Text("key")
                )
        ),
        ["opsgenie"] = (
            ["key", "url"],
            (name, its) =>
                new OpsgenieChannel(name, its.Address("url", "https://api.opsgenie.com/v2/alerts"), its.Text("key"))
        ),
        ["email"] = (["host", "port", "tls", "user", "password", "from", "to"], Email),
    };

    /// <summary>The kinds, each with its keys.</summary>
    public static IEnumerable<(string Kind, IReadOnlyList<string> Keys)> All =>
        Kinds.Select(kind => (kind.Key, (IReadOnlyList<string>)kind.Value.Keys));

    /// <summary>The kinds that keep an alert open until they are told that it is over.</summary>
    private static readonly string[] Pagers = ["pagerduty", "opsgenie"];

    /// <summary>True for a pager.</summary>
    public static bool IsPager(YamlEntry channel) => Pagers.Contains(channel.Value.AsMapping().Entries[0].Name);

    /// <summary>Checks a channel's keys, without looking a variable up.</summary>
    public static void Check(YamlEntry channel)
    {
        var kinds = channel.Value.AsMapping([.. Kinds.Keys]);
        if (kinds.Entries is not [var only])
            throw channel.Value.Error(
                $"{channel.Value.Path}: expected one of {YamlValue.Or([.. Kinds.Keys])}",
                "a channel is one place: name others beside it"
            );
        only.Value.AsMapping(Kinds[only.Name].Keys);
    }

    /// <summary>A channel, its secrets looked up.</summary>
    public static AlertChannel Make(YamlEntry channel, Func<string, string?> variable, TimeProvider clock)
    {
        var kind = channel.Value.AsMapping().Entries[0];
        return Kinds[kind.Name].Make(channel.Name, new ChannelSettings(kind.Value.AsMapping(), variable, clock));
    }

    private static EmailChannel Email(string name, ChannelSettings its)
    {
        var server = new MailServer(
            its.Text("host"),
            (int)(its.Number("port") ?? 587),
            its.Flag("tls") ?? true,
            its.TextOrNull("user"),
            its.TextOrNull("password")
        );
        if (server is { StartTls: false, Password: not null })
            throw its.Error(
                "password",
                "a password would go unencrypted",
                "leave 'tls: false' out, or user and password"
            );
        return new EmailChannel(name, server, its.Text("from"), its.Texts("to"));
    }
}
