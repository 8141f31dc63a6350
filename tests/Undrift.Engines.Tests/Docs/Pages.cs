using System.Text;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Docs;

/// <summary>The pages that users read, and the commands in them.</summary>
internal static class Pages
{
    /// <summary>Every Markdown file of the repository, as paths from its root.</summary>
    public static IEnumerable<string> All { get; } =
    [
        .. new[]
        {
            "",
            "docs",
            "docs/decisions",
            "docs/drift",
            "docs/coverage",
            "ops",
            "ops/loki",
            "ops/runbooks",
            "samples/shop",
            "samples/alembic",
            "samples/drizzle",
            "samples/efcore",
        }.SelectMany(folder =>
            Directory
                .GetFiles(Path.Combine(Repository.Root, folder), "*.md")
                .Select(file => Path.GetRelativePath(Repository.Root, file))
                .Order(StringComparer.Ordinal)
        ),
    ];

    /// <summary>The text of a page.</summary>
    public static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    /// <summary>The fenced shell blocks of a page, each a list of commands (joined where a line ends with a backslash).</summary>
    public static IEnumerable<string[]> Blocks(string page)
    {
        var (lines, inside) = (new List<string>(), false);
        foreach (var line in Text(page).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            if (line == "```sh")
                inside = true;
            else if (inside && line.StartsWith("```", StringComparison.Ordinal))
            {
                yield return [.. lines];
                (inside, lines) = (false, []);
            }
            else if (inside && line.Trim() is { Length: > 0 } command && command[0] != '#')
                lines.Add(command);
        }
    }

    /// <summary>The words of a command, as a shell splits it; variables stay as they are.</summary>
    public static string[] Words(string command)
    {
        var (words, word, quote, any) = (new List<string>(), new StringBuilder(), '\0', false);
        foreach (var c in command + ' ')
        {
            if (quote == '\0' && c == '#' && !any)
                break;
            if (quote != '\0' && c == quote)
                quote = '\0';
            else if (quote == '\0' && c is '"' or '\'')
                (quote, any) = (c, true);
            else if (quote == '\0' && c == ' ')
            {
                if (any)
                    words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
                (_, any) = (word.Append(c), true);
        }
        return [.. words];
    }
}
