using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

public sealed class PolicyTests
{
    [Fact]
    public void Without_a_policy_file_errors_block_in_every_environment()
    {
        var (desired, actual) = ThreeDrifts();
        foreach (var environment in (string?[])[null, "production", "anything"])
        {
            var judgement = Judge(desired, actual, environment: environment);
            Assert.Equal(Verdict.Blocked, judgement.Verdict);
            Assert.Equal([Severity.ERROR], judgement.BlockOn);
            Assert.True(judgement.FailPipeline);
        }
    }

    [Fact]
    public void Without_an_environment_in_play_the_built_in_entry_decides_though_severities_come_from_the_file()
    {
        var (desired, actual) = ThreeDrifts();
        var judgement = Judge(
            desired,
            actual,
            "environments: { local: { block_on: [] } }\nseverity_rules: { missing_table: INFO }"
        );
        Assert.Equal([Severity.ERROR], judgement.BlockOn);
        Assert.Equal(Verdict.Allowed, judgement.Verdict);
    }

    [Fact]
    public void A_drift_that_no_rule_names_has_its_built_in_severity_and_says_so()
    {
        var (desired, actual) = ThreeDrifts();
        var finding = Judge(desired, actual, "severity_rules: { missing_table: INFO }").Findings[^1];
        Assert.Equal("missing_index", finding.Drift.Type);
        Assert.Equal(Severity.INFO, finding.Severity);
        Assert.Equal("built-in default index_mismatch: INFO", finding.Rule.ToString());
    }

    [Theory]
    [InlineData("{ block_on: [ERROR], allow: [INFO] }", "ERROR WARNING")]
    [InlineData("{ block_on: [], allow: [] }", "ERROR WARNING INFO")]
    [InlineData("{ allow: [WARNING] }", "ERROR INFO")]
    [InlineData("{ block_on: [INFO] }", "INFO")]
    [InlineData("{ block_on: [] }", "")]
    [InlineData("{ block_on: [WARNING, ERROR], allow: [INFO] }", "ERROR WARNING")]
    public void What_an_environment_that_lists_what_it_allows_does_not_list_blocks(string entry, string blocks)
    {
        var policy = Policy.Parse("environments:\n  e: " + entry, "p.yml", TestKinds.Words);
        Assert.Equal(blocks, string.Join(' ', policy.For("e").BlockOn));
    }

    [Fact]
    public void An_environment_that_the_policy_does_not_name_is_an_error_with_the_nearest_name()
    {
        var policy = Policy.Parse(SeedPolicy.Text, "drift-policy.yml", TestKinds.Words);
        var error = Assert.Throws<UndriftException>(() => policy.For("prodction"));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal("drift-policy.yml", error.Where);
        Assert.Contains("'prodction' (known: production, staging, local)", error.Message, StringComparison.Ordinal);
        Assert.Equal("did you mean 'production'?", error.Next);
    }

    [Fact]
    public void A_policy_without_environments_names_none()
    {
        var policy = Policy.Parse("severity_rules: { missing_table: INFO }", "p.yml", TestKinds.Words);
        var error = Assert.Throws<UndriftException>(() => policy.For("production"));
        Assert.Contains("it names none", error.Message, StringComparison.Ordinal);
        Assert.Equal("add 'production:' under 'environments:'", error.Next);
    }

    [Fact]
    public void The_response_section_is_read()
    {
        var policy = Policy.Parse(
            "response:\n  ERROR: { respond_within: 30m, escalate_after: 24h, labels: [drift, urgent], assignees: [dba] }\n  INFO: { respond_within: 7d }",
            "p.yml",
            TestKinds.Words
        );
        var error = policy.Responses[Severity.ERROR];
        Assert.Equal(TimeSpan.FromMinutes(30), error.RespondWithin);
        Assert.Equal(TimeSpan.FromHours(24), error.EscalateAfter);
        Assert.Equal(["drift", "urgent"], error.Labels);
        Assert.Equal(["dba"], error.Assignees);
        Assert.Equal(TimeSpan.FromDays(7), policy.Responses[Severity.INFO].RespondWithin);
        Assert.Null(policy.Responses[Severity.INFO].EscalateAfter);
        Assert.False(policy.Responses.ContainsKey(Severity.WARNING));
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_work()
    {
        var policy = Policy.Parse(
            "environments:\n  a: &strict { block_on: &all [ERROR, WARNING], fail_pipeline: false }\n  b: { block_on: *all }\n  c: { <<: *strict, fail_pipeline: true }",
            "p.yml",
            TestKinds.Words
        );
        Assert.Equal(policy.For("a").BlockOn, policy.For("b").BlockOn);
        Assert.Equal(policy.For("a").BlockOn, policy.For("c").BlockOn);
        Assert.False(policy.For("a").FailPipeline);
        Assert.True(policy.For("c").FailPipeline);
    }
}
