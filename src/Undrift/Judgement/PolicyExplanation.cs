namespace Undrift;

/// <summary>One rule that can decide, in the order in which rules are tried.</summary>
/// <param name="Group">The drift group that it is for.</param>
/// <param name="Condition">When it decides, in words; null: always, where none before it did.</param>
/// <param name="Severity">The severity that it gives.</param>
/// <param name="Rule">The rule, with file and line.</param>
/// <param name="Blocks">True when that severity blocks in the environment.</param>
public sealed record ExplainedRule(
    DriftGroup Group,
    string? Condition,
    Severity Severity,
    RuleReference Rule,
    bool Blocks
);

/// <summary>Answers which rule decides about a drift group, a fine type or a facet, and what follows.</summary>
/// <param name="Subject">The word that was asked about.</param>
/// <param name="Environment">What blocks, and where that is written.</param>
/// <param name="Rules">The rules that can decide; for each group the last one has no condition.</param>
public sealed record PolicyExplanation(
    string Subject,
    EnvironmentPolicy Environment,
    IReadOnlyList<ExplainedRule> Rules
)
{
    /// <summary>Explains a word.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="vocabulary">The words that there are.</param>
    /// <param name="subject">A drift group, a fine type or a facet name.</param>
    /// <param name="environment">The environment; null: none is in play.</param>
    /// <exception cref="UndriftException">The word or the environment is unknown.</exception>
    public static PolicyExplanation Of(Policy policy, Vocabulary vocabulary, string subject, string? environment)
    {
        var groups = GroupsOf(vocabulary, subject);
        if (groups.Count == 0)
            throw Unknown(vocabulary, subject);
        var entry = policy.For(environment);
        var rules = groups.SelectMany(group => RulesOf(policy, vocabulary, subject, group, entry));
        return new PolicyExplanation(subject, entry, [.. rules]);
    }

    private static IReadOnlyCollection<DriftGroup> GroupsOf(Vocabulary vocabulary, string subject)
    {
        if (DriftGroup.Find(subject) is { } group)
            return [group];
        var types = vocabulary.GroupsOfType(subject);
        return types.Count > 0 ? types : vocabulary.GroupsOfChange(subject);
    }

    private static IEnumerable<ExplainedRule> RulesOf(
        Policy policy,
        Vocabulary vocabulary,
        string subject,
        DriftGroup group,
        EnvironmentPolicy entry
    )
    {
        foreach (var rule in policy.Rules.Where(rule => rule.Group == group && CanHold(rule, vocabulary, subject)))
        {
            var always = AlwaysHolds(rule, subject);
            var condition = always ? null : rule.Condition!.Text;
            yield return new ExplainedRule(
                group,
                condition,
                rule.Severity,
                rule.Reference,
                entry.Blocks(rule.Severity)
            );
            if (always)
                yield break;
        }
        var rest = Policy.BuiltInRule(group);
        yield return new ExplainedRule(group, null, group.Severity, rest, entry.Blocks(group.Severity));
    }

    private static bool AlwaysHolds(SeverityRule rule, string subject) =>
        rule.Condition switch
        {
            null => true,
            TypeCondition type => type.Type == subject,
            FacetCondition facet => facet.Facet == subject,
            _ => false,
        };

    private static bool CanHold(SeverityRule rule, Vocabulary vocabulary, string subject)
    {
        var subjectIsType = vocabulary.GroupsOfType(subject).Count > 0;
        var subjectIsFacet = !subjectIsType && DriftGroup.Find(subject) is null;
        return rule.Condition switch
        {
            TypeCondition type when subjectIsType => type.Type == subject,
            TypeCondition type when subjectIsFacet => vocabulary.CanHave(type.Type, subject),
            FacetCondition facet when subjectIsType => vocabulary.CanHave(subject, facet.Facet),
            _ => true,
        };
    }

    private static UndriftException Unknown(Vocabulary vocabulary, string subject)
    {
        string[] known = [.. DriftGroup.All.Select(group => group.Name), .. vocabulary.Types, .. vocabulary.Facets];
        return UndriftException.Usage(
            $"'{subject}' is neither a drift group nor a drift type nor a facet",
            next: Nearest.To(subject, known) is { } near
                ? $"did you mean '{near}'?"
                : "known groups: " + string.Join(", ", DriftGroup.All)
        );
    }
}
