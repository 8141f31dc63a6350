namespace Undrift;

/// <summary>Facet values for people.</summary>
internal static class FacetWords
{
    private const string None = "(none)";

    /// <summary>One value on one line.</summary>
    public static string One(FacetValue value)
    {
        if (value.IsAbsent)
            return None;
        if (value.AsList is { } list)
            return string.Join(", ", list.Select(item => Text(item, inList: true)));
        return value.AsText is { } text ? Text(text, inList: false) : value.Display!;
    }

    /// <summary>Two values that differ, each on one line, so that they can be told apart.</summary>
    public static (string From, string To) Pair(FacetValue from, FacetValue to)
    {
        var (left, right) = (Or(from, to), Or(to, from));
        if (left == right)
            return (Shaped(from), Shaped(to));
        return LookAlike(left, right) ? (Visible.Ascii(left), Visible.Ascii(right)) : (left, right);
    }

    /// <summary>True when a value needs lines of its own.</summary>
    public static bool IsMultiline(FacetValue value) => value.AsText?.Contains('\n', StringComparison.Ordinal) == true;

    /// <summary>A value as lines, not yet made visible: a text's lines, a list's items.</summary>
    public static string[] Lines(FacetValue value)
    {
        if (value.AsList is { } list)
            return [.. list];
        if (value.AsText is { } text)
            return text.Split('\n');
        return value.IsAbsent ? [] : [value.Display!];
    }

    /// <summary>
    /// True when two different texts may look the same: an accented letter as one character or as two. Unicode's
    /// normalisation would tell, but .NET has none under InvariantGlobalization; a separate accent is the sign of it.
    /// </summary>
    public static bool LookAlike(string left, string right) =>
        !string.Equals(left, right, StringComparison.Ordinal) && (HasAccent(left) || HasAccent(right));

    private static bool HasAccent(string text) => text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F') >= 0;

    /// <summary>A flag that is off is absent; beside one that is on it reads as <c>no</c>.</summary>
    private static string Or(FacetValue value, FacetValue other) => value.IsAbsent && other.AsFlag ? "no" : One(value);

    private static string Shaped(FacetValue value) =>
        value switch
        {
            { AsText: not null } => $"text \"{One(value)}\"",
            { AsList: not null } =>
                $"list [{string.Join(", ", value.AsList.Select(item => $"\"{Visible.Text(item)}\""))}]",
            { AsNumber: not null } => $"number {One(value)}",
            _ => $"flag {One(value)}",
        };

    /// <summary>Quotes what would read as something else: nothing at all, spaces at the ends, a comma in a list.</summary>
    private static string Text(string text, bool inList)
    {
        var quoted = text.Length == 0 || text != text.Trim() || text == None || (inList && text.Contains(','));
        return quoted ? $"\"{Visible.Text(text)}\"" : Visible.Text(text);
    }
}
