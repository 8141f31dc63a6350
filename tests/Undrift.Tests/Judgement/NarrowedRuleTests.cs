using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

public sealed class NarrowedRuleTests
{
    private static readonly CatalogObject Plain = In("t", TestKinds.Index, "plain_idx");
    private static readonly CatalogObject Unique = In("t", TestKinds.Index, "unique_idx", TestKinds.Unique.Is(true));

    [Theory]
    [InlineData("unique: ERROR, default: INFO")]
    [InlineData("default: INFO, unique: ERROR")]
    [InlineData("default: INFO, public.t.unique_*: ERROR")]
    [InlineData("default: INFO, 'index:unique_*': ERROR")]
    [InlineData("'public.t.plain_idx': INFO, missing_index: ERROR")]
    [InlineData("'**.plain_idx': INFO, 'table:t': ERROR")]
    public void A_narrowed_rule_decides_and_the_default_comes_last(string rules)
    {
        var findings = JudgeMissing(rules, Plain, Unique);
        Assert.Equal(Severity.INFO, findings[0].Severity);
        Assert.Equal(Severity.ERROR, findings[1].Severity);
    }

    [Fact]
    public void The_first_qualifier_that_matches_wins_in_the_order_of_the_file()
    {
        Assert.Equal(Severity.WARNING, JudgeMissing("unique: WARNING, 'public.t.*': ERROR", Unique)[0].Severity);
        Assert.Equal(Severity.ERROR, JudgeMissing("'public.t.*': ERROR, unique: WARNING", Unique)[0].Severity);
    }

    [Fact]
    public void Without_a_default_the_built_in_severity_remains()
    {
        var finding = JudgeMissing("unique: ERROR", Plain).Single();
        Assert.Equal(Severity.INFO, finding.Severity);
        Assert.Null(finding.Rule.File);
    }

    [Fact]
    public void A_facet_qualifier_matches_what_changed_and_a_flag_that_is_set_but_no_other_facet()
    {
        const string policy = "severity_rules: { index_mismatch: { definition: ERROR, unique: WARNING } }";
        CatalogObject Index(string definition, bool unique) =>
            In("t", TestKinds.Index, "i", TestKinds.Definition.Is(definition), TestKinds.Unique.Is(unique));
        Severity Of(CatalogObject? desired, CatalogObject? actual) =>
            Judge(Catalog([Table("t"), .. List(desired)]), Catalog([Table("t"), .. List(actual)]), policy)
                .Findings.Single()
                .Severity;

        Assert.Equal(Severity.ERROR, Of(Index("(a)", false), Index("(b)", false)));
        Assert.Equal(Severity.WARNING, Of(Index("(a)", true), Index("(a)", false)));
        // The definition is there and did not change.
        Assert.Equal(Severity.WARNING, Of(Index("(a)", true), null));
        Assert.Equal(Severity.INFO, Of(null, Index("(a)", false)));
    }

    [Fact]
    public void The_rule_that_fired_names_its_line()
    {
        const string policy = "severity_rules:\n  index_mismatch:\n    default: INFO\n    unique: ERROR\n";
        var judgement = Judge(Catalog(Table("t"), Unique), Catalog(Table("t")), policy);
        Assert.Equal(
            "severity_rules.index_mismatch.unique: ERROR (drift-policy.yml:4)",
            judgement.Findings.Single().Rule.ToString()
        );
    }

    private static IReadOnlyList<Finding> JudgeMissing(string rules, params CatalogObject[] indexes) =>
        Judge(
            Catalog([Table("t"), .. indexes]),
            Catalog(Table("t")),
            $"severity_rules: {{ index_mismatch: {{ {rules} }} }}"
        ).Findings;

    private static CatalogObject[] List(CatalogObject? item) => item is null ? [] : [item];
}
