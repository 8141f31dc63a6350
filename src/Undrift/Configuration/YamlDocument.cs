using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Undrift;

/// <summary>Loads a YAML file that a user wrote into nodes that know their place.</summary>
internal static class YamlDocument
{
    /// <summary>The root of the one document in the text; null when there is nothing but comments.</summary>
    /// <exception cref="UndriftException">Malformed, a key twice, several documents.</exception>
    public static YamlValue? Load(string text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new GuardedYamlParser(new StringReader(text), file));
        }
        catch (YamlException error)
        {
            RefuseTabs(text, file);
            throw UndriftException.Configuration(
                "not valid YAML: " + Lower(error.Message).TrimEnd('.'),
                $"{file}:{error.Start.Line}:{error.Start.Column}",
                "correct the line; a text that holds ': ', ' #' or begins with a sign must stand in quotes"
            );
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The scanner's own invariants, which some broken texts reach ("..." before a list), without a place.
            throw UndriftException.Configuration(
                "not valid YAML",
                file,
                "begin again from an example of the documentation"
            );
        }
        if (stream.Documents.Count == 0)
            return null;
        var root = new YamlValue(stream.Documents[0].RootNode, file, "");
        return root.IsNull ? null : root;
    }

    /// <summary>The root mapping of a file that may not be empty.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="what">What the file is: <c>policy</c>.</param>
    /// <param name="keys">The keys that it may have.</param>
    public static YamlMapping LoadMapping(string text, string file, string what, params string[] keys)
    {
        var root =
            Load(text, file)
            ?? throw UndriftException.Configuration(
                $"the {what} is empty",
                $"{file}:1:1",
                "expected keys: " + string.Join(", ", keys)
            );
        return root.AsMapping(keys);
    }

    /// <summary>YAML indents with spaces only, and what a tab breaks is reported far from it.</summary>
    private static void RefuseTabs(string text, string file)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var indent = line.AsSpan(0, line.Length - line.TrimStart().Length);
            if (indent.IndexOf('\t') is >= 0 and var column)
                throw UndriftException.Configuration(
                    "not valid YAML: the line is indented with a tab",
                    $"{file}:{number}:{column + 1}",
                    "indent with spaces"
                );
        }
    }

    private static string Lower(string message) =>
        message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..];
}
