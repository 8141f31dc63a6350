namespace Undrift;

/// <summary>An acceptance and where it stands.</summary>
/// <param name="Acceptance">The acceptance.</param>
/// <param name="Where">File and line.</param>
internal sealed record AcceptanceEntry(Acceptance Acceptance, string Where);

/// <summary><c>.undrift/accepted.yml</c>: the drifts that people accepted. Entries are added, never removed, by the tool.</summary>
public sealed class AcceptanceFile
{
    private static readonly string[] Keys = ["drift", "object", "fingerprint", "by", "reason", "until", "environment"];

    private AcceptanceFile(IReadOnlyList<AcceptanceEntry> entries) => Entries = entries;

    /// <summary>No acceptances.</summary>
    public static AcceptanceFile None { get; } = new([]);

    /// <summary>The acceptances in the order of the file.</summary>
    public IReadOnlyList<Acceptance> Acceptances => [.. Entries.Select(entry => entry.Acceptance)];

    internal IReadOnlyList<AcceptanceEntry> Entries { get; }

    /// <summary>Reads a file; one that does not exist holds none.</summary>
    /// <exception cref="UndriftException">Unreadable, malformed, a key missing or unknown.</exception>
    public static AcceptanceFile Load(string path) =>
        File.Exists(path) ? Parse(TextFile.Read(path, "file of acceptances"), path) : None;

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    public static AcceptanceFile Parse(string text, string file)
    {
        var items = YamlDocument.Load(text, file)?.AsList("a list of acceptances, each beginning with '- drift:'");
        return items is null ? None : new AcceptanceFile([.. items.Select(item => EntryOf(item, file))]);
    }

    private static AcceptanceEntry EntryOf(YamlValue item, string file)
    {
        var map = item.AsMapping(Keys);
        var acceptance = new Acceptance(
            Hex(map.Required("drift"), "d", 12, "the id of a drift such as d0123456789ab"),
            Hex(map.Required("fingerprint"), "", 64, "the fingerprint of a drift, 64 hexadecimal digits"),
            map["object"]?.AsText() ?? "",
            Words(map.Required("by"), "who accepted"),
            Words(map.Required("reason"), "why"),
            map.Required("until").AsDate(),
            map["environment"]?.AsText("the name of an environment")
        );
        return new AcceptanceEntry(acceptance, $"{file}:{item.Line}");
    }

    private static string Hex(YamlValue value, string prefix, int digits, string expected)
    {
        var text = value.AsText(expected);
        var valid =
            text.Length == prefix.Length + digits
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && text.Skip(prefix.Length).All(char.IsAsciiHexDigitLower);
        return valid
            ? text
            : throw value.Error(
                $"{value.Path}: expected {expected}",
                "record acceptances with 'undrift accept'; it takes them from the report"
            );
    }

    private static string Words(YamlValue value, string expected)
    {
        var text = value.AsText(expected).Trim();
        return text.Length > 0 ? text : throw value.Error($"{value.Path} is empty: expected {expected}");
    }
}
