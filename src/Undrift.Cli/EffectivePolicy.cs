namespace Undrift.Cli;

/// <summary>Prints everything that holds in an environment, each with where it is written.</summary>
internal static class EffectivePolicy
{
    public static void Print(Policy policy, Vocabulary vocabulary, string? environment, CliHost host)
    {
        var entry = policy.For(environment);
        var blocks = entry.BlockOn.Count == 0 ? "nothing" : string.Join(" and ", entry.BlockOn);
        host.Out.WriteLine($"{entry.Name} ({entry.Rule})");
        host.Out.WriteLine($"  blocks {blocks}{(entry.FailPipeline ? "" : ", without failing the pipeline")}");
        PrintFreezes(entry, host);
        PrintOverride(policy.Overrides, environment, host);
        PrintAcceptances(policy.Acceptances, host);
        foreach (var group in DriftGroup.All)
            Print(PolicyExplanation.Of(policy, vocabulary, group.Name, environment).Rules, host);
    }

    /// <summary>Prints rules in the order in which they are tried.</summary>
    public static void Print(IEnumerable<ExplainedRule> rules, CliHost host)
    {
        foreach (var rule in rules)
        {
            var condition = rule.Condition is { } text ? $" when {text}" : "";
            var effect = rule.Blocks ? "blocks" : "does not block";
            host.Out.WriteLine($"  {rule.Group}{condition}: {rule.Severity}, {effect}");
            host.Out.WriteLine($"    by {rule.Rule}");
        }
    }

    private static void PrintFreezes(EnvironmentPolicy entry, CliHost host)
    {
        var now = host.Clock.GetUtcNow();
        foreach (var window in entry.Freezes)
        {
            var state = window.Span.EndAt(now) is { } end ? $"holds until {Moment.Text(end)}" : "does not hold now";
            host.Out.WriteLine($"  freeze {Visible.Text(window.Name)}: {state}");
            host.Out.WriteLine($"    by {window.Rule}");
        }
    }

    private static void PrintOverride(OverridePolicy policy, string? environment, CliHost host)
    {
        var allowed = policy.Environments is null || policy.Environments.Contains(environment ?? "");
        var ticket = policy.Ticket is { } form ? $", with a ticket like {Visible.Text(form)}" : "";
        host.Out.WriteLine(
            allowed ? $"  an override may last {Duration.Text(policy.Longest)}{ticket}" : "  no override is allowed"
        );
        host.Out.WriteLine($"    by {policy.Rule}");
    }

    private static void PrintAcceptances(AcceptancePolicy policy, CliHost host)
    {
        var longest = policy.Longest is { } limit ? $" may last {Duration.Text(limit)} and" : "";
        host.Out.WriteLine($"  an acceptance{longest} is noted {Duration.Text(policy.WarnBefore)} before its end");
        host.Out.WriteLine($"    by {policy.Rule?.ToString() ?? "built-in policy: acceptances: { warn_before: 7d }"}");
    }
}
