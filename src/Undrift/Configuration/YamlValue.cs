using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Undrift;

/// <summary>
/// One YAML node with its place. No message of this type repeats a value: it may be a password. The caller that knows
/// better adds it.
/// </summary>
internal sealed class YamlValue(YamlNode node, string file, string path)
{
    /// <summary>The node, for identity.</summary>
    public YamlNode Node => node;

    /// <summary>The file as the user named it.</summary>
    public string File => file;

    /// <summary>The keys that lead here, joined by dots; empty for the root.</summary>
    public string Path => path;

    /// <summary>Line, from 1.</summary>
    public int Line => (int)node.Start.Line;

    /// <summary>Column, from 1.</summary>
    public int Column => (int)node.Start.Column;

    /// <summary>File, line and column.</summary>
    public string Where => $"{file}:{Line}:{Column}";

    /// <summary>True for a key that is followed by nothing.</summary>
    public bool IsNull =>
        node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } scalar
        && scalar.Value is null or "" or "~" or "null";

    /// <summary>True for a mapping.</summary>
    public bool IsMapping => node is YamlMappingNode;

    /// <summary>A mapping; with keys named, no other key may stand in it.</summary>
    public YamlMapping AsMapping(params string[] keys)
    {
        if (node is not YamlMappingNode mapping)
            throw WrongType(keys.Length == 0 ? "a mapping" : "a mapping with " + Or(keys));
        var result = YamlMapping.Of(mapping, this);
        if (keys.Length > 0)
            result.AllowOnly(keys);
        return result;
    }

    /// <summary>A text; a number counts as one.</summary>
    public string AsText(string expected = "a text")
    {
        if (node is not YamlScalarNode scalar || IsNull)
            throw WrongType(expected);
        return scalar.Value!;
    }

    /// <summary>true or false, and no other spelling.</summary>
    public bool AsFlag() =>
        (node as YamlScalarNode)?.Value switch
        {
            "true" => true,
            "false" => false,
            _ => throw WrongType("true or false"),
        };

    /// <summary>A length of time.</summary>
    public TimeSpan AsDuration() => Duration.Parse(AsText(Duration.Expected)) ?? throw WrongType(Duration.Expected);

    /// <summary>A date.</summary>
    public DateOnly AsDate() =>
        DateOnly.TryParseExact(
            AsText("a date such as 2027-01-31"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : throw WrongType("a date such as 2027-01-31");

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<YamlValue> AsList(string expected)
    {
        if (node is not YamlSequenceNode list)
            throw WrongType(expected);
        return [.. list.Children.Select((child, index) => new YamlValue(child, file, $"{path}[{index}]"))];
    }

    /// <summary>A failure at this place.</summary>
    public UndriftException Error(string message, string? next = null) =>
        UndriftException.Configuration(message, Where, next);

    private UndriftException WrongType(string expected)
    {
        var subject = path.Length == 0 ? "the file" : path;
        return Error(IsNull ? $"{subject} has no value: expected {expected}" : $"{subject}: expected {expected}");
    }

    internal static string Or(IReadOnlyList<string> words) =>
        words.Count < 2 ? words[0] : string.Join(", ", words.Take(words.Count - 1)) + " or " + words[^1];
}
