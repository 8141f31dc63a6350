using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

public sealed class VerdictTests
{
    [Fact]
    public void Equal_catalogs_are_clean()
    {
        var judgement = Judge(Catalog(Table("t")), Catalog(Table("t")));
        Assert.Equal(Verdict.Clean, judgement.Verdict);
        Assert.False(judgement.HasDrift);
        Assert.Empty(judgement.Notes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gap_is_inconclusive_whatever_else_was_found(bool withDrift)
    {
        var desired = withDrift ? Catalog(Table("t"), Table("gone")) : Catalog(Table("t"));
        var judgement = Judge(
            desired,
            Catalog(Table("t")),
            "environments: { e: { block_on: [] } }",
            "e",
            ignore: "table:gone",
            gaps: [new Gap("grants", "the login may not see them")]
        );
        Assert.Equal(Verdict.Inconclusive, judgement.Verdict);
    }

    [Fact]
    public void A_catalog_that_is_empty_on_one_side_only_is_inconclusive()
    {
        var (desired, actual) = (Catalog(Table("t")), Catalog());
        var judgement = Undrift.Judge.Decide(
            new JudgeInput(
                Differ.Compare(desired, actual),
                desired,
                actual,
                Policy.BuiltIn,
                null,
                IgnoreFile.None,
                AcceptanceFile.None,
                Today
            )
        );
        Assert.Equal(Verdict.Inconclusive, judgement.Verdict);
    }

    [Fact]
    public void Drift_that_is_ignored_does_not_count()
    {
        var judgement = Judge(Catalog(Table("t"), Table("gone")), Catalog(Table("t")), ignore: "table:gone # by hand");
        Assert.Equal(Verdict.Clean, judgement.Verdict);
        Assert.Empty(judgement.Findings);
        var ignored = judgement.Ignored.Single();
        Assert.Equal("by hand", ignored.Reason);
        Assert.Equal("table:gone (.driftignore:1)", ignored.Rule.ToString());
    }

    [Fact]
    public void Findings_keep_the_order_of_the_comparison_and_have_no_cause_yet()
    {
        var (desired, actual) = ThreeDrifts();
        var findings = Judge(desired, actual).Findings;
        Assert.Equal(Compare(desired, actual).Drifts.Select(drift => drift.Id), findings.Select(one => one.Drift.Id));
        Assert.All(findings, finding => Assert.Equal("unknown", finding.Cause));
        Assert.Equal([Risk.Minor, Risk.Critical, Risk.Minor], findings.Select(finding => finding.Risk));
    }
}
