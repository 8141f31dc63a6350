using System.Text;

namespace Undrift.Cli.Init;

/// <summary>The files under <c>Init/</c> that are part of the program, and their words <c>&lt;&lt;word&gt;&gt;</c>.</summary>
internal static class Template
{
    /// <summary>The text of a file.</summary>
    /// <param name="name">Its path under <c>Init/</c>, with dots: <c>GitHub.drift-gate.yml</c>.</param>
    public static string Read(string name)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream($"Undrift.Cli.Init.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The text with its words filled in, in the order of the words; one that stands for nothing takes its line with it.</summary>
    public static string Filled(string template, Dictionary<string, string> words)
    {
        var text = new StringBuilder();
        foreach (var line in template.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var filled = line;
            foreach (var (word, value) in words)
                filled = filled.Replace($"<<{word}>>", value, StringComparison.Ordinal);
            if (filled.Trim().Length > 0 || line.Trim().Length == 0)
                text.Append(filled).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Lines as one word.</summary>
    public static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
