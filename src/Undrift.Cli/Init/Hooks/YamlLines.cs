using YamlDotNet.RepresentationModel;

namespace Undrift.Cli.Init;

/// <summary>Adds entries to a YAML file as text, so that comments, order and style of all others stay.</summary>
internal static class YamlLines
{
    /// <summary>The mapping of a file; null: the file says nothing yet.</summary>
    /// <exception cref="UndriftException">No YAML, or no mapping.</exception>
    public static YamlMapping? Root(string text) => YamlDocument.Load(text, "the hooks")?.AsMapping();

    /// <summary>An entry of a mapping; null: there is none.</summary>
    public static YamlEntry? Entry(YamlMapping mapping, string name) =>
        mapping.Entries.FirstOrDefault(entry => entry.Name == name);

    /// <summary>Lines with something before each.</summary>
    public static IEnumerable<string> Indented(string indent, IEnumerable<string> lines) =>
        lines.Select(line => indent + line);

    /// <summary>Puts lines right under a key, before what stands there already.</summary>
    /// <returns>null: the value is written in one line, to which nothing can be added.</returns>
    public static string? Under(string text, YamlEntry entry, params string[] added)
    {
        var first = entry.Value.Node switch
        {
            YamlMappingNode { Children.Count: > 0 } mapping => (int)mapping.Children[0].Key.Start.Line,
            YamlSequenceNode { Children.Count: > 0 } list => (int)list.Children[0].Start.Line,
            YamlScalarNode when entry.Value.IsNull => 0,
            _ => -1,
        };
        // On the key's own line stands what is written with brackets, or begins with an anchor's name.
        if (first == -1 || first == entry.Key.Line)
            return null;
        var indent = first > 0 ? TextLines.Indent(text, first) : TextLines.Indent(text, entry.Key.Line) + "  ";
        return TextLines.Insert(text, entry.Key.Line, [.. Indented(indent, added)]);
    }
}
