namespace Undrift.PostgreSql.Kinds;

/// <summary>The options of a view (reloptions, NAME=VALUE as they were written), taken one by one.</summary>
internal sealed class ViewOptions(IReadOnlyList<string> options)
{
    private readonly List<string> _rest = [.. options];

    /// <summary>The options that nobody took.</summary>
    public IReadOnlyList<string> Rest => _rest;

    /// <summary>The value of an option, or null.</summary>
    public string? Take(string name)
    {
        var at = _rest.FindIndex(option => option.StartsWith(name + "=", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var value = _rest[at][(name.Length + 1)..];
        _rest.RemoveAt(at);
        return value;
    }

    /// <summary>The value of a boolean option; reloptions keeps the spelling: true, on, yes, 1 and their short forms.</summary>
    public bool TakeFlag(string name) => Take(name)?.ToLowerInvariant() is { } value && IsTrue(value);

    // parse_bool(): any beginning of true and yes, "on", "1".
    private static bool IsTrue(string value) =>
        value is "on" or "1" || (value.Length > 0 && ("true".StartsWith(value) || "yes".StartsWith(value)));
}
