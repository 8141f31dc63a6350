using System.Text;

namespace Undrift.MySql.Connection;

/// <summary>
/// The user's option file, <c>~/.my.cnf</c> (MySQL's manual, "Using Option Files"): of its groups <c>[client]</c> and, for
/// MariaDB's clients, <c>[client-mariadb]</c>, what says where the server is and who logs in. Includes are not followed.
/// </summary>
internal static class OptionFile
{
    private static readonly string[] Used =
    [
        "host",
        "port",
        "user",
        "password",
        "socket",
        "protocol",
        "ssl-mode",
        "ssl-ca",
        "ssl-cert",
        "ssl-key",
    ];

    /// <summary>Adds what the file says to a set.</summary>
    /// <returns>Why the file was not used; null when it was, or is not there.</returns>
    public static string? Apply(ParameterSet set, ClientEnvironment environment)
    {
        var named = set.Text("defaults-file");
        if (named is null && environment.HomeFolder.Length == 0)
            return null;
        var file = named ?? Path.Combine(environment.HomeFolder, ".my.cnf");
        if (!File.Exists(file))
            return named is null ? null : throw set.Invalid("defaults-file", "the file of defaults-file must exist");
        // The servers' own clients skip such a file, too.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.OtherWrite) != UnixFileMode.None)
            return $"{file} is not used, because others may write it";
        try
        {
            foreach (var (name, value) in Read(File.ReadLines(file)))
                set.SetDefault(name, value, file);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{file} is not used: {e.Message}";
        }
    }

    /// <summary>The options of the client's groups; the last one of a name holds.</summary>
    internal static Dictionary<string, string> Read(IEnumerable<string> lines)
    {
        var found = new Dictionary<string, string>();
        var wanted = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line is ['[', .., ']'])
                wanted = line is "[client]" or "[client-mariadb]";
            if (!wanted || line.Length == 0 || line[0] is '#' or ';' or '[' or '!')
                continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? line : line[..equals]).Trim().Replace('_', '-').ToLowerInvariant();
            if (equals >= 0 && Array.IndexOf(Used, name) >= 0)
                found[name] = Value(line[(equals + 1)..]);
        }
        return found;
    }

    /// <summary>Quotes around it are taken off; a comment may follow; the manual's escapes hold within quotes and outside.</summary>
    private static string Value(string written)
    {
        var text = written.Trim();
        var quote = text.Length > 0 && text[0] is '"' or '\'' ? text[0] : '\0';
        var value = new StringBuilder();
        for (var i = quote == '\0' ? 0 : 1; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0' && c == quote)
                return value.ToString();
            if (quote == '\0' && c == '#' && i > 0 && char.IsWhiteSpace(text[i - 1]))
                break;
            if (c == '\\' && i + 1 < text.Length && Escape(text[i + 1]) is { } meant)
            {
                value.Append(meant);
                i++;
                continue;
            }
            value.Append(c);
        }
        return quote == '\0' ? value.ToString().TrimEnd() : text;
    }

    private static char? Escape(char c) =>
        c switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            's' => ' ',
            '\\' => '\\',
            '"' or '\'' => c,
            _ => null,
        };
}
