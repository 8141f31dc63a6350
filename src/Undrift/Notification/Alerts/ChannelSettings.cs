using System.Globalization;

namespace Undrift;

/// <summary>The keys of a channel with their variables looked up. No message holds a value.</summary>
internal sealed class ChannelSettings(YamlMapping map, Func<string, string?> variable, TimeProvider clock)
{
    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>A text that has to be there.</summary>
    public string Text(string key) => Expanded(map.Required(key));

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(string key) => map[key] is { } value ? Expanded(value) : null;

    /// <summary>One text, or a list of them.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var value = map.Required(key);
        return value.Node is YamlDotNet.RepresentationModel.YamlSequenceNode
            ? [.. value.AsList("a list").Select(Expanded)]
            : [Expanded(value)];
    }

    /// <summary>A flag, or null.</summary>
    public bool? Flag(string key) => map[key]?.AsFlag();

    /// <summary>A whole number, or null.</summary>
    public long? Number(string key) =>
        map[key] is not { } value ? null
        : long.TryParse(Expanded(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw value.Error($"{value.Path}: expected a whole number");

    /// <summary>A URL; http is for this machine alone.</summary>
    public Uri Address(string key, string? standard = null)
    {
        if (map[key] is null && standard is not null)
            return new Uri(standard);
        var value = map.Required(key);
        return
            Uri.TryCreate(Expanded(value), UriKind.Absolute, out var address)
            && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            ? address
            : throw value.Error(
                $"{value.Path}: expected a URL that begins with https://",
                "what stands there is kept secret"
            );
    }

    /// <summary>A failure at a key.</summary>
    public UndriftException Error(string key, string message, string next) =>
        (map[key] ?? map.Place).Error($"{map.Place.Path}: {message}", next);

    private string Expanded(YamlValue value) => Variables.Expand(value.AsText(), value.Where, variable);
}
