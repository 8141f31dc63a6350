namespace Undrift;

/// <summary>Checks every key of <c>drift-policy.yml</c>.</summary>
internal static class PolicyReader
{
    private static readonly string[] Sections =
    [
        "environments",
        "severity_rules",
        "response",
        "override",
        "acceptances",
    ];

    public static Policy Read(string text, string file, Vocabulary vocabulary)
    {
        var root = YamlDocument.LoadMapping(text, file, "policy", Sections);
        var environments = root["environments"]?.AsMapping().Entries.Select(EnvironmentOf).ToArray() ?? [];
        var rules = root["severity_rules"]
            ?.AsMapping()
            .Entries.SelectMany(entry => SeverityRuleReader.Read(entry, vocabulary))
            .ToArray();
        return new Policy(file, environments, rules ?? [])
        {
            Responses = ResponsePolicy.Read(root["response"]),
            Overrides = OverridePolicy.Read(root["override"], [.. environments.Select(entry => entry.Name!)]),
            Acceptances = AcceptancePolicy.Read(root["acceptances"]),
        };
    }

    private static EnvironmentPolicy EnvironmentOf(YamlEntry entry)
    {
        var map = entry.Value.AsMapping("block_on", "allow", "fail_pipeline", "freeze");
        var allow = map["allow"] is { } allowed ? LevelsOf(allowed) : null;
        var block = LevelsOf(allow is null ? map.Required("block_on") : map["block_on"]);
        foreach (var (severity, place) in block)
            if (allow?.ContainsKey(severity) == true)
                throw place.Error(
                    $"{severity} stands in block_on and in allow of {map.Place.Path}",
                    "remove it from one of them"
                );
        // What an environment that lists what it allows does not list is not allowed.
        var blocks = Levels.All.Where(severity =>
            block.ContainsKey(severity) || allow is not null && !allow.ContainsKey(severity)
        );
        return new EnvironmentPolicy(
            entry.Name,
            [.. blocks],
            map["fail_pipeline"]?.AsFlag() ?? true,
            new RuleReference($"environments.{entry.Name}", entry.Key.File, entry.Key.Line)
        )
        {
            Freezes = FreezeReader.Read(map["freeze"]),
        };
    }

    private static Dictionary<Severity, YamlValue> LevelsOf(YamlValue? list)
    {
        var levels = new Dictionary<Severity, YamlValue>();
        foreach (var item in list?.AsList("a list of severities such as [ERROR, WARNING]") ?? [])
            if (!levels.TryAdd(Levels.Read(item), item))
                throw item.Error($"{list!.Path} names {item.AsText()} twice", "remove one");
        return levels;
    }
}
