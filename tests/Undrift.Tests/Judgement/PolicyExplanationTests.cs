namespace Undrift.Tests.Judging;

public sealed class PolicyExplanationTests
{
    private const string Text = """
        environments:
          production: { block_on: [ERROR] }
        severity_rules:
          missing_table: WARNING
          index_mismatch:
            default: WARNING
            extra_index: INFO
            unique: ERROR
            public.orders.*: ERROR
        """;

    private static readonly Policy File = Policy.Parse(Text, "drift-policy.yml", TestKinds.Words);

    [Fact]
    public void A_group_is_explained_by_its_rule_with_place_severity_and_effect()
    {
        var rule = Explain("missing_table").Rules.Single();
        Assert.Null(rule.Condition);
        Assert.Equal(Severity.WARNING, rule.Severity);
        Assert.Equal("severity_rules.missing_table: WARNING (drift-policy.yml:4)", rule.Rule.ToString());
        Assert.False(rule.Blocks);
    }

    [Fact]
    public void A_group_without_a_rule_is_explained_by_its_built_in_default()
    {
        var rule = Explain("constraint_mismatch").Rules.Single();
        Assert.Equal("built-in default constraint_mismatch: ERROR", rule.Rule.ToString());
        Assert.True(rule.Blocks);
    }

    [Fact]
    public void A_narrowed_group_lists_its_rules_in_the_order_in_which_they_are_tried()
    {
        var rules = Explain("index_mismatch").Rules;
        Assert.Equal(
            ["of type extra_index", "where unique is set or differs", "on objects like public.orders.*", null],
            rules.Select(rule => rule.Condition)
        );
        Assert.Equal([false, true, true, false], rules.Select(rule => rule.Blocks));
    }

    [Fact]
    public void A_fine_type_ends_at_the_rule_that_always_decides()
    {
        Assert.Equal([null], Explain("extra_index").Rules.Select(rule => rule.Condition));
        Assert.Equal(Severity.INFO, Explain("extra_index").Rules[0].Severity);
        Assert.Equal(
            ["where unique is set or differs", "on objects like public.orders.*", null],
            Explain("missing_index").Rules.Select(rule => rule.Condition)
        );
    }

    [Fact]
    public void A_facet_is_explained_by_the_group_that_its_change_belongs_to()
    {
        var rules = Explain("not_null").Rules;
        Assert.Equal(DriftGroup.NullabilityMismatch, rules.Single().Group);
        Assert.Equal(["of type extra_index", null], Explain("unique").Rules.Select(rule => rule.Condition));
    }

    [Fact]
    public void The_environment_says_what_blocks_and_where_that_stands()
    {
        var environment = Explain("missing_table").Environment;
        Assert.Equal([Severity.ERROR], environment.BlockOn);
        Assert.Equal("environments.production (drift-policy.yml:2)", environment.Rule.ToString());
        Assert.Null(PolicyExplanation.Of(Policy.BuiltIn, TestKinds.Words, "missing_table", "x").Environment.Rule.File);
    }

    [Fact]
    public void An_unknown_word_is_wrong_usage_with_the_nearest()
    {
        var error = Assert.Throws<UndriftException>(() => Explain("missing_tabel"));
        Assert.Equal(FailureKind.Usage, error.Kind);
        Assert.Equal("did you mean 'missing_table'?", error.Next);
    }

    private static PolicyExplanation Explain(string subject) =>
        PolicyExplanation.Of(File, TestKinds.Words, subject, "production");
}
