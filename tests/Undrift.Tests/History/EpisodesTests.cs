using static Undrift.Tests.History.Runs;

namespace Undrift.Tests.History;

/// <summary>When a drift came, whether it stands, when it went, whether it came back.</summary>
public sealed class EpisodesTests
{
    private static readonly Sighting A = Drift("a");
    private static readonly Sighting B = Drift("b");

    [Fact]
    public void A_drift_that_stands_is_known_since_the_first_run_that_saw_it()
    {
        var episode = Assert.Single(Episodes.Of([Saw(0), Saw(1, A), Saw(2, A)]));
        Assert.Equal(EpisodeState.Open, episode.State);
        Assert.Equal((Day(1), Day(2)), (episode.FirstSeen, episode.LastSeen));
        Assert.Equal(Day(0), episode.AbsentAt);
        Assert.Null(episode.EndedAt);
        Assert.Equal(TimeSpan.FromDays(4), episode.Age(Day(5)));
    }

    [Fact]
    public void What_the_first_run_saw_has_no_time_before_which_it_was_absent() =>
        Assert.Null(Assert.Single(Episodes.Of([Saw(0, A)])).AbsentAt);

    [Fact]
    public void A_drift_is_repaired_when_a_conclusive_run_no_longer_sees_it()
    {
        var episode = Assert.Single(Episodes.Of([Saw(0, A), Saw(1)]));
        Assert.Equal(EpisodeState.Repaired, episode.State);
        Assert.Equal(Day(1), episode.EndedAt);
    }

    [Theory]
    [InlineData(RunOutcome.Inconclusive)]
    [InlineData(RunOutcome.Failed)]
    public void A_run_that_did_not_look_at_everything_repairs_nothing(RunOutcome outcome)
    {
        var episode = Assert.Single(Episodes.Of([Saw(0, A), Run(1, outcome), Saw(2, A)]));
        Assert.Equal(EpisodeState.Open, episode.State);
        Assert.Equal(Day(0), episode.FirstSeen);
        Assert.Equal(0, episode.Recurrence);
    }

    [Fact]
    public void What_an_inconclusive_run_saw_is_there()
    {
        var episode = Assert.Single(Episodes.Of([Saw(0), Run(1, RunOutcome.Inconclusive, A), Saw(2, A)]));
        Assert.Equal((Day(1), Day(0)), (episode.FirstSeen, episode.AbsentAt));
    }

    [Fact]
    public void An_inconclusive_run_is_no_proof_that_a_drift_was_absent()
    {
        var episode = Assert.Single(Episodes.Of([Run(0, RunOutcome.Inconclusive), Saw(1, A)]));
        Assert.Null(episode.AbsentAt);
    }

    [Fact]
    public void A_gap_of_weeks_between_runs_ends_nothing()
    {
        var episode = Assert.Single(Episodes.Of([Saw(0, A), Saw(40, A)]));
        Assert.Equal((Day(0), Day(40)), (episode.FirstSeen, episode.LastSeen));
    }

    [Fact]
    public void A_drift_that_comes_back_begins_anew_and_counts()
    {
        var episodes = Episodes.Of([Saw(0, A), Saw(1), Saw(2, A), Saw(3), Saw(4, A)]);
        Assert.Equal([0, 1, 2], episodes.Select(episode => episode.Recurrence));
        Assert.Equal([Day(0), Day(2), Day(4)], episodes.Select(episode => episode.FirstSeen));
        Assert.Equal(EpisodeState.Open, episodes[^1].State);
    }

    [Fact]
    public void A_drift_whose_values_change_is_the_same_drift()
    {
        var episode = Assert.Single(Episodes.Of([Saw(0, A), Saw(1, A with { Fingerprint = "f2" })]));
        Assert.Equal((Day(0), 1), (episode.FirstSeen, episode.Changes));
        Assert.Equal("f2", episode.Drift.Fingerprint);
    }

    [Fact]
    public void Environments_are_followed_apart()
    {
        var staging = Saw(1) with { Environment = "staging" };
        var episode = Assert.Single(Episodes.Of([Saw(0, A), staging]));
        Assert.Equal(("production", EpisodeState.Open), (episode.Environment, episode.State));
    }

    [Fact]
    public void An_environment_that_moved_to_another_server_goes_on()
    {
        var moved = Saw(1, A) with { Database = "postgres://new/shop" };
        Assert.Equal(Day(0), Assert.Single(Episodes.Of([Saw(0, A), moved])).FirstSeen);
    }

    [Fact]
    public void Databases_without_an_environment_are_followed_apart()
    {
        var one = Saw(0, A) with { Environment = null };
        var other = Saw(1) with { Environment = null, Database = "postgres://db/other" };
        Assert.Equal(EpisodeState.Open, Assert.Single(Episodes.Of([one, other])).State);
    }

    [Fact]
    public void Verify_says_nothing_of_what_check_saw()
    {
        var verify = Saw(1) with { Command = "verify" };
        Assert.Equal(EpisodeState.Open, Assert.Single(Episodes.Of([Saw(0, A), verify])).State);
    }

    [Fact]
    public void An_accepted_drift_stands_and_is_not_open_until_its_acceptance_lapses()
    {
        var accepted = A with { AcceptedBy = "anna" };
        Assert.Equal(EpisodeState.Accepted, Assert.Single(Episodes.Of([Saw(0, A), Saw(1, accepted)])).State);
        var lapsed = Assert.Single(Episodes.Of([Saw(0, A), Saw(1, accepted), Saw(2, A)]));
        Assert.Equal((EpisodeState.Open, Day(0), true), (lapsed.State, lapsed.FirstSeen, lapsed.WasAccepted));
    }

    [Fact]
    public void A_drift_that_an_ignore_rule_took_out_was_not_repaired()
    {
        var ignoring = Saw(1) with { Ignored = [A.Id] };
        Assert.Equal(EpisodeState.Ignored, Assert.Single(Episodes.Of([Saw(0, A), ignoring])).State);
    }

    [Fact]
    public void A_run_that_was_limited_to_other_schemas_says_nothing_of_the_drift()
    {
        var elsewhere = Saw(1) with { Schemas = ["audit"] };
        Assert.Equal(EpisodeState.Open, Assert.Single(Episodes.Of([Saw(0, A), elsewhere])).State);
        var here = Saw(1) with { Schemas = ["audit", "public"] };
        Assert.Equal(EpisodeState.Repaired, Assert.Single(Episodes.Of([Saw(0, A), here])).State);
    }

    [Fact]
    public void A_run_without_the_cluster_level_says_nothing_of_a_role()
    {
        var role = A with { Schema = "", Cluster = true };
        Assert.Equal(EpisodeState.Open, Assert.Single(Episodes.Of([Saw(0, role), Saw(1)])).State);
        var whole = Saw(1) with { Cluster = true };
        Assert.Equal(EpisodeState.Repaired, Assert.Single(Episodes.Of([Saw(0, role), whole])).State);
    }

    [Fact]
    public void The_order_in_which_runs_were_recorded_does_not_matter()
    {
        RunRecord[] runs = [Saw(0), Saw(1, A), Saw(2, A, B), Saw(3, B), Saw(4, A)];
        var expected = Episodes.Of(runs);
        for (var turn = 1; turn < runs.Length; turn++)
            Assert.Equal(expected, Episodes.Of(runs.Skip(turn).Concat(runs.Take(turn)).Reverse()));
    }

    [Fact]
    public void What_stood_when_older_runs_were_removed_is_still_known_since_then()
    {
        RunRecord[] old = [Saw(0, A), Saw(1, A, B), Saw(2, A)];
        RunRecord[] young = [Saw(3, A), Saw(4)];
        var carried = Episodes.Of(old).Where(episode => episode.Stands);
        Assert.Equal(
            Episodes.Of([.. old, .. young]).Where(episode => episode.Drift.Id == "a"),
            Episodes.Of(young, carried)
        );
    }
}
