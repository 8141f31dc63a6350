using System.Buffers;

namespace Undrift;

/// <summary>Reads one entry of <c>severity_rules</c>: a level, or qualifiers with a level each.</summary>
internal static class SeverityRuleReader
{
    private const string DefaultKey = "default";
    private static readonly string[] Groups = [.. DriftGroup.All.Select(group => group.Name)];

    // A plain word is a misspelt type or facet sooner than the name of an object.
    private static readonly SearchValues<char> PatternSigns = SearchValues.Create(".*?[:\"");

    /// <summary>The rules of a group in the order of the file; the group's default last, wherever it is written.</summary>
    public static IEnumerable<SeverityRule> Read(YamlEntry entry, Vocabulary vocabulary)
    {
        var group = DriftGroup.Find(entry.Name) ?? throw UnknownGroup(entry, vocabulary);
        if (!entry.Value.IsMapping)
            return [RuleOf(group, null, entry)];
        var entries = entry.Value.AsMapping().Entries;
        if (entries.Count == 0)
            throw entry.Value.Error(
                $"{entry.Value.Path} is empty",
                $"write '{entry.Name}: WARNING', or add qualifiers"
            );
        return entries
            .OrderBy(qualifier => qualifier.Name == DefaultKey)
            .Select(qualifier => RuleOf(group, ConditionOf(group, qualifier, vocabulary), qualifier));
    }

    private static SeverityRule RuleOf(DriftGroup group, RuleCondition? condition, YamlEntry entry)
    {
        var severity = Levels.Read(entry.Value);
        var text = $"{entry.Value.Path}: {severity}";
        return new SeverityRule(group, condition, severity, new RuleReference(text, entry.Key.File, entry.Key.Line));
    }

    private static RuleCondition? ConditionOf(DriftGroup group, YamlEntry entry, Vocabulary vocabulary)
    {
        var word = entry.Name;
        if (word == DefaultKey)
            return null;
        var (types, facets) = (vocabulary.GroupsOfType(word), vocabulary.GroupsOfFacet(word));
        if (types.Contains(group))
            return new TypeCondition(word);
        if (facets.Contains(group))
            return new FacetCondition(word);
        if (types.Count > 0 || facets.Count > 0)
            throw entry.Key.Error(
                $"'{word}' never occurs in {group}, only in {string.Join(", ", types.Concat(facets).Distinct())}",
                "move the rule there, or remove it"
            );
        if (!word.AsSpan().ContainsAny(PatternSigns))
            throw UnknownQualifier(group, entry, vocabulary);
        return new PatternCondition(
            PatternReader.ReadAll(
                word,
                vocabulary,
                index => $"{entry.Key.File}:{entry.Key.Line}:{entry.Key.Column + index}"
            )
        );
    }

    private static UndriftException UnknownQualifier(DriftGroup group, YamlEntry entry, Vocabulary vocabulary)
    {
        string[] known =
        [
            DefaultKey,
            .. vocabulary.Types.Where(type => vocabulary.GroupsOfType(type).Contains(group)),
            .. vocabulary.Facets.Where(facet => vocabulary.GroupsOfFacet(facet).Contains(group)),
        ];
        return entry.Key.Error(
            $"unknown qualifier '{entry.Name}' of {group}: expected default, a type, a facet or an object pattern",
            Nearest.Hint(entry.Name, known)
        );
    }

    private static UndriftException UnknownGroup(YamlEntry entry, Vocabulary vocabulary)
    {
        var groups = vocabulary.GroupsOfType(entry.Name);
        return entry.Key.Error(
            $"unknown drift group '{entry.Name}' in severity_rules",
            groups.Count > 0
                ? $"it is a type of {groups.First()}: write '{groups.First()}: {{ {entry.Name}: ERROR }}'"
                : Nearest.Hint(entry.Name, Groups)
        );
    }
}
