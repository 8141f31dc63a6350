namespace Undrift;

/// <summary>Adds the lines of presets to the project's ignore file.</summary>
/// <param name="Ignore">Presets first, then the project's own lines, which can take back what a preset ignores.</param>
/// <param name="Found">The presets that were found by themselves, with the object that told.</param>
internal sealed record PresetPass(IgnoreFile Ignore, IReadOnlyDictionary<string, ObjectId> Found)
{
    public static PresetPass Of(JudgeInput input)
    {
        if (input is not { Presets: { } selection, Vocabulary: { } vocabulary })
            return new PresetPass(input.Ignore, new Dictionary<string, ObjectId>());
        // Only what the desired schema lacks is taken out unasked: without that there is nothing to look for.
        if (selection.IsAutomatic && input.Comparison.Drifts.Any(drift => drift.Verb == DriftVerb.Extra))
            return Detected(input, vocabulary);
        var named = selection.PresetNames.SelectMany(name => Preset.Load(name, vocabulary).Rules);
        return new PresetPass(input.Ignore.After(named), new Dictionary<string, ObjectId>());
    }

    /// <summary>What a person has to know of presets that they did not name.</summary>
    public IEnumerable<string> Notes(IReadOnlyList<IgnoredDrift> ignored) =>
        Found
            .Select(found =>
                (found.Key, found.Value, Count: ignored.Count(drift => drift.Rule.File == Preset.FileOf(found.Key)))
            )
            .Where(found => found.Count > 0)
            .Select(found =>
                $"preset {found.Key} works because of {found.Value}: {found.Count} extra "
                + (found.Count == 1 ? "object is" : "objects are")
                + " ignored (--presets none compares all)"
            );

    private static PresetPass Detected(JudgeInput input, Vocabulary vocabulary)
    {
        var found = new Dictionary<string, ObjectId>();
        var rules = new List<IgnoreRule>();
        foreach (var preset in Preset.Names.Select(name => Preset.Load(name, vocabulary)))
            if (preset.FindMark(input.Actual) is { } mark)
            {
                found.Add(preset.Name, mark);
                rules.AddRange(preset.Rules.Select(rule => rule with { ExtraOnly = true }));
            }
        return new PresetPass(input.Ignore.After(rules), found);
    }
}
