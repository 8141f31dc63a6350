namespace Undrift;

/// <summary><c>drift-policy.test.yml</c>: examples of drift, and the verdict that the policy is to give.</summary>
public static class PolicyExamples
{
    private static readonly Verdict[] Verdicts = Enum.GetValues<Verdict>();

    /// <summary>Reads the examples and judges them; the names of those that fail stand with what is otherwise.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="engines">The engines whose drifts may be named, the likeliest first.</param>
    /// <returns>Name, place and failures of each example, in the order of the file.</returns>
    /// <exception cref="UndriftException">The file is malformed, or names what there is not.</exception>
    public static IReadOnlyList<(string Name, string Where, IReadOnlyList<string> Failures)> Run(
        string text,
        string file,
        Policy policy,
        IReadOnlyList<IEngine> engines
    )
    {
        var items =
            YamlDocument.Load(text, file)?.AsList("a list of examples, each with 'name:', 'drifts:' and 'verdict:'")
            ?? throw UndriftException.Configuration("there is no example", file, "docs/policy.md shows one");
        var drifts = new ExampleDriftReader(engines);
        return
        [
            .. items
                .Select(item => PolicyExampleResult.Of(Read(item, drifts, policy), policy))
                .Select(result => (result.Example.Name, result.Example.Where, result.Failures)),
        ];
    }

    private static PolicyExample Read(YamlValue item, ExampleDriftReader drifts, Policy policy)
    {
        var map = item.AsMapping("name", "environment", "at", "drifts", "not_compared", "verdict");
        var environment = map["environment"]?.AsText("the name of an environment");
        try
        {
            policy.For(environment);
        }
        catch (UndriftException unknown)
        {
            throw map["environment"]!.Error(unknown.Message, unknown.Next);
        }
        var list = map["drifts"]?.AsList("a list of drifts such as [missing_table]") ?? [];
        return new PolicyExample(
            map.Required("name").AsText("what the example shows"),
            $"{item.File}:{item.Line}",
            environment,
            map["at"] is { } at ? MomentOf(at) : null,
            [.. list.Select((drift, index) => drifts.Read(drift, index + 1))],
            map["not_compared"]?.AsFlag() ?? false,
            VerdictOf(map.Required("verdict"))
        );
    }

    private static DateTimeOffset MomentOf(YamlValue value) =>
        Moment.Parse(value.AsText(Moment.Expected), TimeZoneInfo.Utc, wholeDay: false)
        ?? throw value.Error($"{value.Path}: expected {Moment.Expected}");

    private static Verdict VerdictOf(YamlValue value)
    {
        var word = value.AsText("a verdict");
        var at = Array.FindIndex(Verdicts, verdict => ReportWords.Of(verdict) == word);
        return at >= 0
            ? Verdicts[at]
            : throw value.Error(
                $"unknown verdict '{word}': expected {YamlValue.Or([.. Verdicts.Select(ReportWords.Of)])}",
                Nearest.Hint(word, [.. Verdicts.Select(ReportWords.Of)])
            );
    }
}
