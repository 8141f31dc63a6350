namespace Undrift;

/// <summary>What an ignore file leaves of the drifts.</summary>
/// <param name="Kept">The drifts that stay.</param>
/// <param name="Ignored">The drifts that it takes out.</param>
/// <param name="Gaps">The gaps that stay.</param>
/// <param name="Notes">Gaps that were taken out, patterns that match nothing, and expired ones.</param>
internal sealed record IgnoreOutcome(
    IReadOnlyList<Drift> Kept,
    IReadOnlyList<IgnoredDrift> Ignored,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<string> Notes
);

/// <summary><c>.driftignore</c>: patterns over object paths; the last line that matches an object decides.</summary>
public sealed class IgnoreFile
{
    private IgnoreFile(IReadOnlyList<IgnoreRule> rules) => Rules = rules;

    /// <summary>No rules.</summary>
    public static IgnoreFile None { get; } = new([]);

    internal IReadOnlyList<IgnoreRule> Rules { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UndriftException">Unreadable; or a line is not well formed (line and column).</exception>
    public static IgnoreFile Load(string path, Vocabulary vocabulary) =>
        Parse(TextFile.Read(path, "ignore file"), path, vocabulary);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="vocabulary">The kinds that there are.</param>
    public static IgnoreFile Parse(string text, string file, Vocabulary vocabulary)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r'));
        return new IgnoreFile([
            .. lines
                .Select((line, index) => IgnoreLineReader.Read(line, file, index + 1, vocabulary))
                .OfType<IgnoreRule>(),
        ]);
    }

    /// <summary>The same with the lines of presets before its own.</summary>
    internal IgnoreFile After(IEnumerable<IgnoreRule> presets)
    {
        IgnoreRule[] before = [.. presets.Select(rule => rule with { OfPreset = true })];
        return before.Length == 0 ? this : new IgnoreFile([.. before, .. Rules]);
    }

    internal IgnoreOutcome Apply(Comparison comparison, ObjectGraph graph, DateOnly today)
    {
        var live = Rules.Where(rule => !rule.HasExpired(today)).ToArray();
        var forExtra = new IgnoreDecision(live, graph);
        var decision = new IgnoreDecision([.. live.Where(rule => !rule.ExtraOnly)], graph);
        var kept = new List<Drift>();
        var ignored = new List<IgnoredDrift>();
        foreach (var drift in comparison.Drifts)
        {
            var rules = drift.Verb == DriftVerb.Extra ? forExtra : decision;
            if (Ignoring(rules, drift.Object) is { } rule)
                ignored.Add(new IgnoredDrift(drift, rule.Reference, rule.Reason));
            else
                kept.Add(drift);
        }
        // An object that nobody wants compared leaves nothing open when it cannot be compared.
        var gaps = comparison.Gaps.ToLookup(gap => gap.Object is { } id ? Ignoring(decision, id) : null);
        var unmatched = decision.Unmatched().Except(gaps.Select(group => group.Key)).ToHashSet();
        return new IgnoreOutcome(
            kept,
            ignored,
            [.. gaps[null]],
            [
                .. gaps.Where(group => group.Key is not null)
                    .SelectMany(group => group.Select(gap => Note(gap, group.Key!))),
                .. Rules.Where(rule => !rule.OfPreset).Select(rule => Note(rule, unmatched, today)).OfType<string>(),
            ]
        );
    }

    private static IgnoreRule? Ignoring(IgnoreDecision decision, ObjectId id) =>
        decision.LastRule(id) is { Negated: false } rule ? rule : null;

    private static string Note(Gap gap, IgnoreRule rule) =>
        $"{gap.Subject} is not compared: {rule.Reference} ignores it";

    private static string? Note(IgnoreRule rule, HashSet<IgnoreRule?> unmatched, DateOnly today)
    {
        if (rule.HasExpired(today))
            return $"ignore pattern {rule.Reference} ended on {rule.Until:yyyy-MM-dd} and ignores nothing any more";
        return unmatched.Contains(rule) ? $"ignore pattern {rule.Reference} matches nothing in either schema" : null;
    }
}
