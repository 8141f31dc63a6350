using YamlDotNet.RepresentationModel;

namespace Undrift;

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key; its <see cref="YamlValue.Where"/> is the key's own place.</param>
/// <param name="Name">The key's text.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlValue Key, string Name, YamlValue Value);

/// <summary>A mapping in the order of the file, merge keys (<c>&lt;&lt;: *base</c>) resolved.</summary>
internal sealed class YamlMapping
{
    private const string MergeKey = "<<";

    private YamlMapping(YamlValue place, IReadOnlyList<YamlEntry> entries) => (Place, Entries) = (place, entries);

    /// <summary>Where the mapping stands.</summary>
    public YamlValue Place { get; }

    /// <summary>The entries in the order of the file; what a merge key brings comes last.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>The value of a key; null when the key is absent.</summary>
    public YamlValue? this[string name] => Entries.FirstOrDefault(entry => entry.Name == name)?.Value;

    /// <summary>The value of a key that must be there.</summary>
    public YamlValue Required(string name) =>
        this[name] ?? throw Place.Error($"{Prefix(Place.Path)}{name} is missing", $"add '{name}:'");

    /// <summary>Refuses a key that is not known.</summary>
    public void AllowOnly(IReadOnlyList<string> keys)
    {
        foreach (var entry in Entries)
            if (!keys.Contains(entry.Name))
                throw entry.Key.Error(
                    $"unknown key '{entry.Name}'{In(Place.Path)}: expected {YamlValue.Or(keys)}",
                    Nearest.To(entry.Name, keys) is { } near ? $"did you mean '{near}'?" : "remove it"
                );
    }

    internal static YamlMapping Of(YamlMappingNode node, YamlValue place) => new(place, Read(node, place, []));

    private static List<YamlEntry> Read(YamlMappingNode node, YamlValue place, HashSet<YamlNode> merging)
    {
        if (!merging.Add(node))
            throw place.Error("a merge key refers to the mapping that it stands in", "remove the merge key");
        var entries = new List<YamlEntry>();
        var merged = new List<YamlEntry>();
        foreach (var (keyNode, valueNode) in node.Children)
        {
            var key = new YamlValue(keyNode, place.File, place.Path);
            if (keyNode is not YamlScalarNode { Value: { } name })
                throw key.Error("a key must be a text", "write 'key: value'");
            var value = new YamlValue(valueNode, place.File, Prefix(place.Path) + name);
            if (name == MergeKey)
                merged.AddRange(Merged(value, place, merging));
            else
                entries.Add(new YamlEntry(key, name, value));
        }
        merging.Remove(node);
        // YAML: the mapping's own keys win over merged ones, an earlier merged mapping over a later one.
        return [.. entries.Concat(merged).DistinctBy(entry => entry.Name)];
    }

    private static IEnumerable<YamlEntry> Merged(YamlValue value, YamlValue place, HashSet<YamlNode> merging)
    {
        IEnumerable<YamlNode> sources = value.Node is YamlSequenceNode list ? list.Children : [value.Node];
        foreach (var source in sources)
        {
            if (source is not YamlMappingNode mapping)
                throw value.Error("a merge key takes a mapping or a list of mappings", "write '<<: *anchor'");
            foreach (var entry in Read(mapping, new YamlValue(mapping, place.File, place.Path), merging))
                yield return entry;
        }
    }

    private static string Prefix(string path) => path.Length == 0 ? "" : path + ".";

    private static string In(string path) => path.Length == 0 ? "" : " in " + path;
}
