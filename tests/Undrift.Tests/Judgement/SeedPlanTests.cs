using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

/// <summary>Tests 1 to 7 of the classification and enforcement plan.</summary>
public sealed class SeedPlanTests
{
    // Plan: "Test 1: Classify Drift by Type".
    [Fact]
    public void Drift_is_classified_by_type()
    {
        var (desired, actual) = ThreeDrifts();
        var findings = Judge(desired, actual, SeedPolicy.Text, "production").Findings;
        Assert.Equal(Severity.ERROR, findings.Single(finding => finding.Drift.Type == "missing_table").Severity);
        Assert.Equal(Severity.WARNING, findings.Single(finding => finding.Drift.Type == "extra_column").Severity);
        Assert.Equal(Severity.INFO, findings.Single(finding => finding.Drift.Type == "missing_index").Severity);
        Assert.Equal(3, findings.Count);
    }

    // Plan: "Test 2: Custom Severity Rules".
    [Fact]
    public void A_custom_severity_rule_overrides_the_default()
    {
        var finding = OneWarning("severity_rules:\n  extra_column: ERROR").Findings.Single();
        Assert.Equal(Severity.ERROR, finding.Severity);
        Assert.Equal("severity_rules.extra_column: ERROR (drift-policy.yml:2)", finding.Rule.ToString());
    }

    // Plan: "Test 3: Invalid Policy Configuration".
    [Fact]
    public void An_invalid_severity_level_is_refused_with_its_place_and_the_nearest()
    {
        var error = Assert.Throws<UndriftException>(() =>
            Policy.Parse("severity_rules:\n  extra_column: EROR\n", "drift-policy.yml", TestKinds.Words)
        );
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal("drift-policy.yml:2:17", error.Where);
        Assert.Contains("unknown severity 'EROR'", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected ERROR, WARNING or INFO", error.Message, StringComparison.Ordinal);
        Assert.Equal("did you mean 'ERROR'?", error.Next);
    }

    // Plan: "Test 4: Block Deployment on Error".
    [Fact]
    public void A_deployment_is_blocked_on_an_error()
    {
        var judgement = Judge(
            Catalog(Table("t"), Table("gone")),
            Catalog(Table("t")),
            "environments:\n  production: { block_on: [ERROR] }",
            "production"
        );
        Assert.Equal(Verdict.Blocked, judgement.Verdict);
        Assert.True(judgement.FailPipeline);
        Assert.True(judgement.Findings.Single().Blocks);
    }

    // Plan: "Test 5: Allow Deployment with Warnings".
    [Fact]
    public void A_deployment_with_warnings_is_allowed()
    {
        var judgement = OneWarning("environments:\n  production: { block_on: [ERROR] }", "production");
        Assert.Equal(Verdict.Allowed, judgement.Verdict);
        Assert.False(judgement.Findings.Single().Blocks);
    }

    // Plan: "Test 6: Block Deployment on Multiple Severities".
    [Fact]
    public void A_deployment_is_blocked_on_several_severities()
    {
        var judgement = OneWarning("environments:\n  production: { block_on: [ERROR, WARNING] }", "production");
        Assert.Equal(Verdict.Blocked, judgement.Verdict);
        Assert.Equal([Severity.ERROR, Severity.WARNING], judgement.BlockOn);
    }

    // Plan: "Test 7: Environment-Specific Policies".
    [Fact]
    public void Each_environment_has_its_own_policy()
    {
        Assert.Equal(Verdict.Allowed, OneWarning(SeedPolicy.Text, "production").Verdict);
        Assert.Equal(Verdict.Blocked, OneWarning(SeedPolicy.Text, "staging").Verdict);
        Assert.Equal(Verdict.Allowed, OneWarning(SeedPolicy.Text, "local").Verdict);
        Assert.False(OneWarning(SeedPolicy.Text, "staging").FailPipeline);
        Assert.True(OneWarning(SeedPolicy.Text, "production").FailPipeline);
    }

    private static Judgement OneWarning(string policy, string? environment = null) =>
        Judge(Catalog(Table("t")), Catalog(Table("t"), Column("t", "surplus")), policy, environment);
}
