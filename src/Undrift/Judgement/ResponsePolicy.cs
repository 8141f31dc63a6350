namespace Undrift;

/// <summary>How people are to answer a drift of one severity.</summary>
/// <param name="RespondWithin">Time to the first answer; null: not said.</param>
/// <param name="EscalateAfter">Time until somebody else is told; null: not said.</param>
/// <param name="Labels">Labels of the issue that is opened.</param>
/// <param name="Assignees">Whom it is given to.</param>
public sealed record ResponsePolicy(
    TimeSpan? RespondWithin,
    TimeSpan? EscalateAfter,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Assignees
)
{
    private static readonly string[] Keys = ["respond_within", "escalate_after", "escalate_to", "labels", "assignees"];

    /// <summary>What holds where the policy says nothing.</summary>
    public static ResponsePolicy None { get; } = new(null, null, [], []);

    /// <summary>Who is told besides when it is escalated, level by level; empty: nobody.</summary>
    public IReadOnlyList<string> EscalateTo { get; init; } = [];

    internal static IReadOnlyDictionary<Severity, ResponsePolicy> Read(YamlValue? section)
    {
        var responses = new Dictionary<Severity, ResponsePolicy>();
        foreach (var entry in section?.AsMapping().Entries ?? [])
        {
            var severity = Levels.Of(entry.Name) ?? throw Levels.Unknown(entry.Key, entry.Name);
            responses.Add(severity, ReadOne(entry.Value.AsMapping(Keys)));
        }
        return responses;
    }

    private static ResponsePolicy ReadOne(YamlMapping map) =>
        new(
            map["respond_within"]?.AsDuration(),
            map["escalate_after"]?.AsDuration(),
            Names(map["labels"], "a list of labels such as [drift]"),
            Names(map["assignees"], "a list of names such as [dba]")
        )
        {
            EscalateTo = Names(map["escalate_to"], "a list of names such as [tech-lead, head-of-it]"),
        };

    private static IReadOnlyList<string> Names(YamlValue? list, string expected) =>
        list is null ? [] : [.. list.AsList(expected).Select(item => item.AsText())];
}
