using System.Text.RegularExpressions;
using Undrift.Cli;
using Undrift.Engines.Tests.Cli;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Ops;

/// <summary>Every query of the kit is understood, and asks for nothing that Undrift does not send.</summary>
public sealed partial class QueryTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    private static IReadOnlyList<string> LogQl =>
        [
            .. OpsRules.Loki.Select(rule => rule.Query),
            .. OpsRules.LokiPage,
            .. OpsRules.Runbooks,
            .. OpsDashboard.Queries("loki"),
        ];

    private static IReadOnlyList<string> PromQl =>
        [.. OpsRules.Prometheus.Select(rule => rule.Query), .. OpsDashboard.Queries("prometheus")];

    [Fact]
    public async Task Every_question_to_Loki_is_LogQL()
    {
        Assert.True(LogQl.Count > 20);
        Assert.Equal("", await OpsTools.LogQlAsync(_work, LogQl));
    }

    [Fact]
    public async Task A_question_that_is_no_LogQL_is_seen() =>
        Assert.NotEqual("", await OpsTools.LogQlAsync(_work, ["count_over_time({app=undrift}[1h]"]));

    [Fact]
    public async Task Every_question_to_Prometheus_is_PromQL()
    {
        var rules = PromQl.Select(
            (query, n) => $"      - {{ record: q{n}, expr: {System.Text.Json.JsonSerializer.Serialize(query)} }}\n"
        );
        _work.Write("queries.yml", $"groups:\n  - name: q\n    rules:\n{string.Concat(rules)}");
        (await OpsTools.PromtoolAsync(_work.Folder, "check", "rules", "queries.yml")).Expect(0);
    }

    [Fact]
    public void Questions_to_Loki_name_only_labels_and_fields_that_are_sent()
    {
        var labels = (string[])["app", "command", "environment", "engine", "level"];
        var known = labels.Concat(SentNames.LokiFields).ToHashSet(StringComparer.Ordinal);
        string[] all = [.. LogQl, .. OpsDashboard.Legends("loki"), .. OpsRules.Loki.Select(rule => rule.Texts)];
        foreach (var query in all)
            Assert.Empty(NamesIn(query).Where(name => !known.Contains(name)).Select(name => $"{name}: {query}"));
        foreach (var query in LogQl)
            Assert.All(
                Matcher().Matches(Selector().Match(query).Value),
                match => Assert.Contains(match.Groups["label"].Value, labels)
            );
    }

    [Fact]
    public void Questions_to_Loki_name_only_events_and_results_that_there_are()
    {
        var named = LogQl.SelectMany(query => Value().Matches(JsonStage().Replace(query, ""))).ToList();
        Assert.True(named.Count > 20);
        foreach (var match in named)
        {
            var known = match.Groups["name"].Value switch
            {
                "event" => SentNames.LokiEvents,
                "result" => Enum.GetValues<DeploymentOutcome>().Select(outcome => outcome.Name()),
                _ => Enum.GetValues<RunOutcome>().Select(outcome => outcome.Name()),
            };
            Assert.All(match.Groups["value"].Value.Split('|'), value => Assert.Contains(value, known));
        }
    }

    [Fact]
    public void Questions_to_Prometheus_name_only_metrics_and_attributes_that_are_sent()
    {
        foreach (var query in PromQl)
            Assert.Empty(
                Metric()
                    .Matches(Quoted().Replace(query, ""))
                    .Select(match => match.Value)
                    .Where(name => !SentNames.Metrics.ContainsKey(name) && !SentNames.Attributes.Contains(name))
                    .Select(name => $"{name}: {query}")
            );
        foreach (var match in PromQl.SelectMany(query => Series().Matches(query)))
            Assert.All(
                Matcher().Matches(match.Groups["matchers"].Value),
                matcher =>
                    Assert.Contains(matcher.Groups["label"].Value, SentNames.Metrics[match.Groups["metric"].Value])
            );
        var shown = OpsDashboard
            .Legends("prometheus")
            .Concat(OpsRules.Prometheus.Select(rule => rule.Texts))
            .SelectMany(text => Shown().Matches(text))
            .Select(match => match.Groups["name"].Value);
        Assert.All(shown.Where(name => name != "value"), name => Assert.Contains(name, SentNames.Attributes));
    }

    [Fact]
    public void The_outcomes_that_alert_are_those_that_leave_a_database_to_be_looked_at()
    {
        var failures = Enum.GetValues<DeploymentOutcome>()
            .Where(outcome => outcome.IsFailure())
            .Select(outcome => outcome.Name());
        var rule = OpsRules.Prometheus.Single(rule => rule.Alert == "UndriftMigrationFailed");
        Assert.Contains($"undrift_result=~\"{string.Join('|', failures)}\"", rule.Query, StringComparison.Ordinal);
        Assert.All(
            failures,
            failure =>
                Assert.Equal(
                    "error",
                    DeploymentLines
                        .Finished(
                            SampleDeployment.Of(
                                Enum.GetValues<DeploymentOutcome>().Single(outcome => outcome.Name() == failure)
                            )
                        )
                        .Level
                )
        );
    }

    /// <summary>Fields that are taken out, compared, grouped by or shown; not what a query itself gives a name.</summary>
    private static IEnumerable<string> NamesIn(string query)
    {
        var taken = JsonStage().Matches(query).SelectMany(stage => Pair().Matches(stage.Value)).ToList();
        var own = taken.Select(pair => pair.Groups["own"].Value).ToHashSet(StringComparer.Ordinal);
        var rest = Quoted().Replace(JsonStage().Replace(query, ""), "\"\"");
        return taken
            .Select(pair => pair.Groups["field"].Value)
            .Concat(
                Grouped()
                    .Matches(rest)
                    .SelectMany(match => match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries))
                    .Concat(Matcher().Matches(rest).Select(match => match.Groups["label"].Value))
                    .Concat(Shown().Matches(query).Select(match => match.Groups["name"].Value))
                    .Where(name => !own.Contains(name) && name != "value")
            );
    }

    [GeneratedRegex(@"json(?<pairs>\s+\w+=""\w+"",?)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonStage();

    [GeneratedRegex(@"(?<own>\w+)=""(?<field>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selector();

    [GeneratedRegex(
        @"\b(?<name>event|result|verdict)(=~|!=|=)""(?<value>[a-z_|]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Value();

    [GeneratedRegex(@"\b(by|on) \((?<names>[\w, ]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\{\{\s*(\$labels\.|\.|\$)?(?<name>\w+)[^}]*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"""[^""]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(undrift|deployment|db|server)_\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"(?<metric>undrift_\w+)\{(?<matchers>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Series();

    [GeneratedRegex(@"(?<label>\w+)\s*(=~|!=|=)\s*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Matcher();
}
