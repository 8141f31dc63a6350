using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>What Flyway's own settings say of placeholders and transactions.</summary>
internal sealed partial record FlywaySettings
{
    private static readonly string[] Files = ["flyway.toml", "flyway.conf", "conf/flyway.conf"];

    private Dictionary<string, string> Placeholders { get; init; } = [];

    private string Prefix { get; init; } = "${";

    private string Suffix { get; init; } = "}";

    private bool Replaces { get; init; } = true;

    /// <summary>How the migrations are run.</summary>
    public ScriptTransaction Transaction { get; private init; } = ScriptTransaction.OneIfPossible;

    /// <summary>The settings in the folder of the migrations or the nearest one above it that has some.</summary>
    public static FlywaySettings Of(MigrationFolder folder)
    {
        var file = folder
            .Above()
            .SelectMany(above => Files.Select(name => Path.Combine(above, name)))
            .FirstOrDefault(File.Exists);
        var settings = new FlywaySettings();
        if (file is null)
            return settings;
        var values = Read(File.ReadLines(file), isToml: file.EndsWith(".toml", StringComparison.Ordinal));
        const string placeholder = "placeholders.";
        return settings.With(values) with
        {
            Placeholders = values
                .Where(value => value.Key.StartsWith(placeholder, StringComparison.OrdinalIgnoreCase))
                .ToDictionary(
                    value => value.Key[placeholder.Length..],
                    value => value.Value,
                    StringComparer.OrdinalIgnoreCase
                ),
        };
    }

    /// <summary>The settings for one migration, which may have its own in a file beside it (<c>V1__a.sql.conf</c>).</summary>
    public FlywaySettings For(MigrationFolder folder, string file)
    {
        var own = folder.Has(file + ".conf") ? Read(folder.Lines(file + ".conf"), isToml: false) : [];
        return With(own) with
        {
            Placeholders = new Dictionary<string, string>(Placeholders, StringComparer.OrdinalIgnoreCase)
            {
                ["flyway:filename"] = Path.GetFileName(file),
                ["flyway:defaultSchema"] = "public",
                ["flyway:table"] = "flyway_schema_history",
            },
        };
    }

    /// <summary>A filter that fills placeholders in.</summary>
    /// <param name="file">The file, for messages.</param>
    public Func<string, string?> Replacing(string file)
    {
        var number = 0;
        return line =>
        {
            number++;
            return Replaces ? Replaced(line, $"{file}:{number}") : line;
        };
    }

    private string Replaced(string line, string where)
    {
        var from = 0;
        while (line.IndexOf(Prefix, from, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = line.IndexOf(Suffix, start + Prefix.Length, StringComparison.Ordinal);
            if (end < 0)
                return line;
            var name = line[(start + Prefix.Length)..end];
            if (!Placeholders.TryGetValue(name, out var value))
                throw UndriftException.Configuration(
                    $"the placeholder {Prefix}{name}{Suffix} has no value",
                    where,
                    $"write flyway.placeholders.{name}=… into flyway.conf, in the folder of the migrations or above it"
                );
            line = line[..start] + value + line[(end + Suffix.Length)..];
            from = start + value.Length;
        }
        return line;
    }

    private FlywaySettings With(Dictionary<string, string> values) =>
        this with
        {
            Prefix = values.GetValueOrDefault("placeholderPrefix", Prefix),
            Suffix = values.GetValueOrDefault("placeholderSuffix", Suffix),
            Replaces = !string.Equals(
                values.GetValueOrDefault("placeholderReplacement", Replaces ? "true" : "false"),
                "false",
                StringComparison.OrdinalIgnoreCase
            ),
            Transaction = values.GetValueOrDefault("executeInTransaction") switch
            {
                "false" => ScriptTransaction.AsWritten,
                "true" => ScriptTransaction.One,
                _ => Transaction,
            },
        };

    /// <summary>Keys without <c>flyway.</c>; in TOML the section stands before the key.</summary>
    private static Dictionary<string, string> Read(IEnumerable<string> lines, bool isToml)
    {
        var (values, section) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), "");
        foreach (var line in lines.Select(line => line.Trim()))
            if (Section().Match(line) is { Success: true } begin)
                section = begin.Groups["name"].Value + ".";
            else if (line is [not ('#' or '!'), ..] && line.IndexOf('=') is > 0 and var equals)
                values[Key(section + line[..equals].Trim())] = isToml
                    ? Unquoted(line[(equals + 1)..].Trim())
                    : line[(equals + 1)..].Trim();
        return values;
    }

    private static string Key(string key) =>
        key.StartsWith("flyway.", StringComparison.OrdinalIgnoreCase) ? key["flyway.".Length..] : key;

    private static string Unquoted(string value) =>
        value is ['"', ..] or ['\'', ..] && value.IndexOf(value[0], 1) is > 0 and var end ? value[1..end] : value;

    [GeneratedRegex(@"^\[(?<name>[\w.]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Section();
}
