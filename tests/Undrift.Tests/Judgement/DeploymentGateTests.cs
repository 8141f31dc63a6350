using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

/// <summary>Freezes and overrides.</summary>
public sealed class DeploymentGateTests
{
    private const string Frozen = """
        environments:
          production:
            block_on: [ERROR]
            freeze:
              - { name: year end, from: 2026-12-19, until: 2027-01-03, reason: "nobody is here" }
              - { name: weekend, weekly: Fri 16:00 - Mon 08:00, time_zone: Europe/Berlin }
          staging: { block_on: [ERROR] }
        """;

    private static readonly DateTimeOffset Noon = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-12-18T14:59Z", null)] // Friday, 15:59 in Berlin
    [InlineData("2026-12-18T15:00Z", "2026-12-21T07:00Z")]
    [InlineData("2026-12-19T00:00Z", "2027-01-04T00:00Z")] // both hold: the longer one
    [InlineData("2027-01-03T23:59Z", "2027-01-04T07:00Z")] // both: the weekend ends later
    [InlineData("2027-01-04T07:00Z", null)]
    [InlineData("2026-07-03T14:00Z", "2026-07-06T06:00Z")] // in summer Berlin is two hours ahead
    [InlineData("2026-07-03T13:59Z", null)]
    public void A_freeze_holds_from_its_first_moment_until_its_last(string at, string? until)
    {
        var policy = Policy.Parse(Frozen, "drift-policy.yml", TestKinds.Words);
        var freeze = ActiveFreeze.At(Time(at), policy.For("production").Freezes);
        Assert.Equal(until is null ? null : Time(until), freeze?.Until);
        Assert.Empty(policy.For("staging").Freezes);
    }

    [Fact]
    public void A_freeze_blocks_a_deployment_without_drift_and_only_tells_a_check_of_it()
    {
        var clean = Judge(Catalog(Table("t")), Catalog(Table("t")), Frozen, "production");
        var at = Time("2026-12-24T12:00Z");
        Assert.Equal(Verdict.Blocked, Decide(clean, Frozen, at).Verdict);
        var told = Decide(clean, Frozen, at, enforced: false);
        Assert.Equal((Verdict.Clean, "year end"), (told.Verdict, told.Freeze?.Name));
        Assert.Null(Decide(clean, Frozen, Noon).Freeze);
    }

    [Fact]
    public void A_freeze_leaves_what_could_not_be_compared_inconclusive()
    {
        var unseen = Judge(
            Catalog(Table("t")),
            Catalog(Table("t")),
            Frozen,
            "production",
            gaps: [new Gap("every role", "not visible")]
        );
        Assert.Equal(Verdict.Inconclusive, Decide(unseen, Frozen, Time("2026-12-24T12:00Z")).Verdict);
    }

    [Fact]
    public void An_override_lets_through_what_blocks_and_stays_in_the_judgement()
    {
        var judged = Decide(Blocked(), Frozen, Noon, wanted: For(TimeSpan.FromHours(2)));
        Assert.Equal(Verdict.Allowed, judged.Verdict);
        Assert.Equal("OPS-7", judged.Override?.Ticket);
        Assert.True(judged.Findings.Single().Blocks);
    }

    [Fact]
    public void An_override_that_ended_has_no_effect_and_says_so()
    {
        var judged = Decide(Blocked(), Frozen, Noon, wanted: For(TimeSpan.Zero));
        Assert.Equal(Verdict.Blocked, judged.Verdict);
        Assert.Contains(judged.Notes, note => note.Contains("ended on 2026-11-10 12:00 UTC", StringComparison.Ordinal));
    }

    [Fact]
    public void An_override_does_not_make_comparable_what_was_not()
    {
        var unseen = Blocked(new Gap("every role", "not visible"));
        Assert.Equal(Verdict.Inconclusive, Decide(unseen, Frozen, Noon, wanted: For(TimeSpan.FromHours(2))).Verdict);
    }

    [Theory]
    [InlineData("override: false", "allows no override in production")]
    [InlineData("override: { environments: [staging] }", "allows no override in production")]
    [InlineData("override: { max: 1h }", "longer than 1h")]
    [InlineData("override: { ticket: 'CHG-*' }", "a ticket like CHG-*")]
    public void The_policy_says_who_may_override_and_for_how_long(string section, string message)
    {
        var refused = Assert.Throws<UndriftException>(() =>
            Decide(Blocked(), $"{Frozen}\n{section}", Noon, wanted: For(TimeSpan.FromHours(2)))
        );
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains("drift-policy.yml:8", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ from: 2026-12-19, until: 2027-01-03 }", "name is missing")]
    [InlineData("{ name: x, from: 2026-12-19 }", "until is missing")]
    [InlineData("{ name: x, from: 2026-12-19, until: 2026-12-18 }", "not after 'from'")]
    [InlineData("{ name: x, from: soon, until: 2026-12-18 }", "a day or a time such as")]
    [InlineData("{ name: x, weekly: Fri 16:00 }", "Fri 16:00 - Mon 08:00")]
    [InlineData("{ name: x, weekly: Fri 16:00 - Fri 16:00 }", "Fri 16:00 - Mon 08:00")]
    [InlineData("{ name: x, weekly: Fri 25:00 - Mon 08:00 }", "Fri 16:00 - Mon 08:00")]
    [InlineData("{ name: x, weekly: Fri 16:00 - Mon 08:00, from: 2026-12-19 }", "not both")]
    [InlineData("{ name: x, weekly: Fri 16:00 - Mon 08:00, time_zone: Mars/Olympus }", "unknown time zone")]
    public void A_freeze_that_cannot_be_understood_is_refused_with_its_place(string freeze, string message)
    {
        var text = $"environments:\n  production:\n    block_on: [ERROR]\n    freeze:\n      - {freeze}\n";
        var error = Assert.Throws<UndriftException>(() => Policy.Parse(text, "drift-policy.yml", TestKinds.Words));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.StartsWith("drift-policy.yml:5:", error.Where, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static Judgement Blocked(params IReadOnlyList<Gap> gaps) =>
        Judge(
            Catalog(Table("t"), Table("gone")),
            Catalog(Table("t")),
            Frozen,
            "production",
            gaps: gaps.Count == 0 ? null : gaps
        );

    private static Override For(TimeSpan length) => new("the shop is down", "OPS-7", "ann", Noon + length);

    private static Judgement Decide(
        Judgement judgement,
        string policy,
        DateTimeOffset at,
        bool enforced = true,
        Override? wanted = null
    ) =>
        DeploymentGate.Decide(
            judgement,
            Policy.Parse(policy, "drift-policy.yml", TestKinds.Words),
            "production",
            enforced,
            wanted,
            at
        );

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
