using System.Text.Json.Nodes;
using Undrift.Tests.Reporting;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Notification;

/// <summary>The life of an issue about drift.</summary>
public sealed class IssueLifeTests : IDisposable
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    private static readonly ResponsePolicy Response = new(TimeSpan.FromMinutes(30), null, ["urgent"], ["dba"])
    {
        EscalateTo = ["tech-lead", "head-of-it"],
    };

    private readonly FakeGitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task Drift_opens_one_with_labels_and_people_of_the_policy()
    {
        Assert.Equal(IssueOutcome.Opened, await RunAsync(Sample.Full(), Night));
        var issue = Assert.Single(_github.Issues);
        Assert.Equal("Schema drift in production/shop: 4 ERROR", (string?)issue["title"]);
        Assert.Equal(["schema-drift", "env:production", "urgent"], FakeGitHub.Labels(issue));
        Assert.Equal("dba", (string?)issue["assignees"]![0]!["login"]);
        var body = (string)issue["body"]!;
        Assert.Contains(
            "Stands since 2026-11-21 02:00 UTC. To be answered within 30 min.",
            body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("legacy_flags", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_night_with_the_same_drift_writes_nothing()
    {
        await RunAsync(Sample.Full(), Night);
        Assert.Equal(IssueOutcome.Unchanged, await RunAsync(Sample.Full(), Night.AddHours(23)));
        Assert.Equal(0, _github.Count("PATCH"));
        Assert.Empty(_github.Comments);
    }

    [Fact]
    public async Task New_drift_and_drift_that_went_are_told_in_a_comment()
    {
        await RunAsync(Tables("a", "b"), Night);
        Assert.Equal(IssueOutcome.Updated, await RunAsync(Tables("b", "c"), Night.AddHours(2)));
        var comment = Assert.Single(_github.Own);
        Assert.Contains("1 new drift:\n\n- table public.c is missing", comment, StringComparison.Ordinal);
        Assert.Contains("No longer reported: d", comment, StringComparison.Ordinal);
        Assert.Equal(Night, StateOf(0).Oldest);
    }

    [Fact]
    public async Task After_24_hours_it_is_escalated_once_and_after_48_to_the_next_level()
    {
        await RunAsync(Sample.Full(), Night);
        Assert.Equal(IssueOutcome.Escalated, await RunAsync(Sample.Full(), Night.AddHours(24)));
        Assert.Contains("escalated", FakeGitHub.Labels(_github.Issues[0]));
        Assert.StartsWith("@dba @tech-lead this drift stands for 24 hours", _github.Own[0], StringComparison.Ordinal);
        Assert.Equal(IssueOutcome.Unchanged, await RunAsync(Sample.Full(), Night.AddHours(30)));
        Assert.Equal(IssueOutcome.Escalated, await RunAsync(Sample.Full(), Night.AddHours(49)));
        Assert.StartsWith("@dba @head-of-it ", _github.Own[1], StringComparison.Ordinal);
        Assert.Equal(2, _github.Own.Count);
    }

    [Fact]
    public async Task The_policy_says_when_and_names_that_are_no_logins_call_nobody()
    {
        var response = Response with
        {
            EscalateAfter = TimeSpan.FromHours(1),
            Assignees = ["dba", "a b"],
            EscalateTo = [],
        };
        _github.Assignable.Add("a b");
        await RunAsync(Sample.Full(), Night, response);
        Assert.Equal(IssueOutcome.Escalated, await RunAsync(Sample.Full(), Night.AddHours(1), response));
        Assert.StartsWith("@dba <code>a b</code> this drift", _github.Own[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complete_check_that_does_not_find_it_closes_it_with_a_summary()
    {
        await RunAsync(Sample.Full(), Night);
        Assert.Equal(IssueOutcome.Closed, await RunAsync(Sample.Clean(), Night.AddDays(3)));
        Assert.Equal("closed", (string?)_github.Issues[0]["state"]);
        Assert.Equal("completed", (string?)_github.Issues[0]["state_reason"]);
        Assert.Contains(
            "reports none of the 4 drifts any more. Open for 3 days.",
            _github.Own[0],
            StringComparison.Ordinal
        );
        Assert.Equal(IssueOutcome.None, await RunAsync(Sample.Clean(), Night.AddDays(4)));
    }

    [Fact]
    public async Task A_check_that_could_not_see_all_closes_nothing()
    {
        await RunAsync(Sample.Full(), Night);
        var blind = Sample.Of(Shop.Catalog(), Shop.Catalog(), new Gap("schema public", "no right"));
        Assert.Equal(IssueOutcome.NotSeen, await RunAsync(blind, Night.AddDays(1)));
        Assert.Equal("open", (string?)_github.Issues[0]["state"]);
    }

    [Fact]
    public async Task Drift_that_comes_back_after_a_run_closed_it_is_a_new_issue()
    {
        await RunAsync(Sample.Full(), Night);
        await RunAsync(Sample.Clean(), Night.AddDays(1));
        Assert.Equal(IssueOutcome.Opened, await RunAsync(Sample.Full(), Night.AddDays(2)));
        Assert.Equal(2, _github.Issues.Count);
    }

    [Theory]
    [InlineData(true, nameof(IssueOutcome.Reopened), "open")]
    [InlineData(false, nameof(IssueOutcome.LeftClosed), "closed")]
    public async Task What_a_person_closed_too_early_is_reopened_by_setting(bool reopen, string outcome, string state)
    {
        await RunAsync(Sample.Full(), Night);
        _github.Issues[0]["state"] = "closed";
        Assert.Equal(outcome, (await RunAsync(Sample.Full(), Night.AddHours(5), reopen: reopen)).ToString());
        Assert.Equal(state, (string?)Assert.Single(_github.Issues)["state"]);
    }

    [Fact]
    public async Task Pull_requests_and_issues_of_others_are_not_taken_for_it()
    {
        await RunAsync(Sample.Full(), Night);
        foreach (var (login, pull) in (ReadOnlySpan<(string, bool)>)[("mallory", false), (FakeGitHub.Me, true)])
        {
            var other = _github.Issues[0].DeepClone().AsObject();
            (other["number"], other["user"]) = (pull ? 1 : 2, new JsonObject { ["login"] = login });
            if (pull)
                other["pull_request"] = new JsonObject();
            _github.Issues.Add(other);
        }
        Assert.Equal(IssueOutcome.Closed, await RunAsync(Sample.Clean(), Night.AddDays(1)));
        Assert.Equal(["closed", "open", "open"], _github.Issues.Select(issue => (string)issue["state"]!));
    }

    [Fact]
    public async Task Two_nightly_runs_at_once_end_with_one_open_issue()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RunAsync(Sample.Full(), Night)));
        Assert.Single(_github.Issues, issue => (string)issue["state"]! == "open");
        Assert.Equal(IssueOutcome.Unchanged, await RunAsync(Sample.Full(), Night.AddHours(1)));
    }

    [Fact]
    public async Task An_issue_whose_answer_was_lost_is_found_and_not_opened_twice()
    {
        _github.Fail(
            request => request.Method == "POST" && request.Path.EndsWith("/issues", StringComparison.Ordinal),
            null
        );
        await RunAsync(Sample.Full(), Night);
        Assert.Single(_github.Issues);
    }

    [Fact]
    public async Task Somebody_who_left_does_not_keep_it_from_being_opened()
    {
        await RunAsync(Sample.Full(), Night, Response with { Assignees = ["gone"] });
        Assert.Contains(
            "Nobody is assigned: GitHub does not take <code>gone</code>",
            (string)_github.Issues[0]["body"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Five_hundred_drifts_are_one_issue_that_fits()
    {
        var tables = Enumerable.Range(0, 500).Select(n => $"table_{n}").ToArray();
        await RunAsync(Tables(tables), Night);
        Assert.InRange(((string)_github.Issues[0]["body"]!).Length, 30_000, 65_536);
        Assert.Equal(500, StateOf(0).Since.Count);
        Assert.Equal(IssueOutcome.Unchanged, await RunAsync(Tables(tables), Night.AddHours(1)));
    }

    [Fact]
    public void Severities_without_a_response_get_no_issue_where_the_policy_names_any()
    {
        Assert.Equal(3, IssuePolicy.Of(Policy.BuiltIn).Count());
        var named = Policy.Parse("response:\n  ERROR: { escalate_to: [cto] }\n", "p.yml", new Vocabulary([]));
        var (severity, response) = Assert.Single(IssuePolicy.Of(named));
        Assert.Equal((Severity.ERROR, "cto"), (severity, response.EscalateTo[0]));
    }

    private IssueState StateOf(int issue) => IssueState.Of((string?)_github.Issues[issue]["body"]);

    private static CheckReport Tables(params string[] names) =>
        Sample.Of(
            Shop.Catalog([.. names.Select(name => Shop.TableNamed(name)), Shop.TableNamed("z")]),
            Shop.Catalog(Shop.TableNamed("z"))
        );

    private async Task<IssueOutcome> RunAsync(
        CheckReport report,
        DateTimeOffset now,
        ResponsePolicy? response = null,
        bool reopen = true
    )
    {
        var life = new IssueLife(_github.Client(), report, reopen, null, now);
        return (
            await life.RunAsync(Severity.ERROR, response ?? Response, TestContext.Current.CancellationToken)
        ).Outcome;
    }
}
