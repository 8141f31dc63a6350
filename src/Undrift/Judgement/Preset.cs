namespace Undrift;

/// <summary>
/// An ignore file that comes with Undrift, for what a library or a platform puts into a database beside the project's own
/// schema. The text stands in <c>presets/</c> for people to read: a first line that says what it is for, lines
/// <c># detected by: PATTERN</c>, and patterns as in <c>.driftignore</c>.
/// </summary>
/// <param name="Name">Name, as <c>--presets</c> and <c>presets:</c> take it.</param>
/// <param name="Summary">What it is for, one sentence.</param>
/// <param name="Marks">Objects that show that the library or platform is there.</param>
/// <param name="Rules">What is ignored.</param>
internal sealed record Preset(
    string Name,
    string Summary,
    IReadOnlyList<ObjectPattern> Marks,
    IReadOnlyList<IgnoreRule> Rules
)
{
    private const string Folder = "presets/";
    private const string Ending = ".driftignore";
    private const string Mark = "# detected by:";

    /// <summary>The names of all presets, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Preset)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file of a preset, as rules and reports name it.</summary>
    public static string FileOf(string name) => Folder + name + Ending;

    /// <summary>Reads a preset.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="vocabulary">The kinds that there are.</param>
    public static Preset Load(string name, Vocabulary vocabulary)
    {
        var file = FileOf(name);
        using var stream = typeof(Preset).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n');
        return new Preset(
            name,
            lines[0].TrimStart('#', ' ').TrimEnd(),
            [
                .. lines
                    .Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
                    .Select(line => line[Mark.Length..].Trim())
                    .Where(pattern => IsKnown(pattern, vocabulary))
                    .Select(pattern => PatternReader.ReadAll(pattern, vocabulary, _ => file)),
            ],
            [
                .. lines
                    .Select(
                        (line, index) =>
                            IsKnown(line, vocabulary) ? IgnoreLineReader.Read(line, file, index + 1, vocabulary) : null
                    )
                    .OfType<IgnoreRule>(),
            ]
        );
    }

    // Who uses one engine only has no use for the kinds of another. Every pattern of a preset names its kind.
    private static bool IsKnown(string pattern, Vocabulary vocabulary) =>
        vocabulary.Kinds.Contains(pattern.Split(':')[0]);

    /// <summary>The first object that shows that the library or platform is there; null when there is none.</summary>
    public ObjectId? FindMark(Catalog catalog)
    {
        foreach (var item in catalog.Objects)
        {
            var path = ObjectPath.Of(item.Id);
            if (Marks.Any(mark => mark.Matches(path)))
                return item.Id;
        }
        return null;
    }
}
