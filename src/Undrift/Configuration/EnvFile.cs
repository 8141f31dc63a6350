using System.Text;

namespace Undrift;

/// <summary>
/// Reads <c>.env</c> files: <c>KEY=VALUE</c>, an optional <c>export</c>, single quotes (literal), double quotes (with
/// <c>\n \t \r \" \\ \$</c>), comments. Nothing is expanded and nothing is run. No message holds a value.
/// </summary>
public static class EnvFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="UndriftException">Unreadable, or a line is not well formed.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path) =>
        Parse(TextFile.Read(path, "environment file"), path);

    /// <summary>Looks a variable up in the process first: a file never overrides what is already set.</summary>
    public static Func<string, string?> Lookup(
        Func<string, string?> process,
        IReadOnlyDictionary<string, string> file
    ) => name => process(name) ?? file.GetValueOrDefault(name);

    internal static IReadOnlyDictionary<string, string> Parse(string text, string file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var where = $"{file}:{number}";
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line[7..].TrimStart();
            var equals = line.IndexOf('=');
            var name = equals < 0 ? "" : line[..equals].TrimEnd();
            if (!Variables.IsName(name))
                throw Bad(
                    "expected KEY=VALUE",
                    where,
                    "a key has letters, digits and '_' and does not begin with a digit"
                );
            if (!values.TryAdd(name, ValueOf(line[(equals + 1)..].TrimStart(), where)))
                throw Bad($"{name} is set twice in this file", where, "remove one of the lines");
        }
        return values;
    }

    private static string ValueOf(string text, string where)
    {
        if (text.Length == 0 || text[0] is not ('"' or '\''))
            return Unquoted(text, where);
        var quote = text[0];
        var value = new StringBuilder();
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == quote)
                return Rest(text[(at + 1)..], where, value.ToString());
            if (quote == '\'')
                value.Append(text[at]);
            else if (text[at] == '\\' && at + 1 < text.Length)
                value.Append(Escaped(text[++at], where));
            else
                value.Append(NotReference(text, at, where));
        }
        throw Bad($"the quote {quote} is not closed on this line", where, "write \\n for a line break");
    }

    private static string Rest(string rest, string where, string value) =>
        rest.TrimStart() is "" || (rest[0] is ' ' or '\t' && rest.TrimStart()[0] == '#')
            ? value
            : throw Bad(
                "text stands behind the closing quote",
                where,
                "escape the quote, or put ' #' before a comment"
            );

    private static string Unquoted(string text, string where)
    {
        var comment = text.StartsWith('#') ? 0 : text.IndexOf(" #", StringComparison.Ordinal);
        var value = (comment < 0 ? text : text[..comment]).TrimEnd();
        for (var at = 0; at < value.Length; at++)
            NotReference(value, at, where);
        return value;
    }

    /// <summary>Other readers of such files expand <c>${…}</c>; to take it literally in silence would be a wrong value.</summary>
    private static char NotReference(string text, int at, string where) =>
        text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{'
            ? throw Bad("references such as ${…} are not expanded here", where, "put the value in single quotes")
            : text[at];

    private static char Escaped(char letter, string where) =>
        letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' or '\\' or '$' => letter,
            _ => throw Bad(
                "an unknown escape",
                where,
                "known: \\n \\r \\t \\\" \\\\ \\$; single quotes take all literally"
            ),
        };

    private static UndriftException Bad(string message, string where, string next) =>
        UndriftException.Configuration(message, where, next);
}
