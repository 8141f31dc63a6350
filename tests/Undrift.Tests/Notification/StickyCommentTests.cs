using Undrift.Tests.Reporting;

namespace Undrift.Tests.Notification;

/// <summary>One comment on a pull request, whatever happens.</summary>
public sealed class StickyCommentTests : IDisposable
{
    private readonly FakeGitHub _github = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task The_first_run_makes_it_and_the_next_one_has_nothing_to_write()
    {
        Assert.Equal(CommentOutcome.Created, await ShowAsync(Sample.Full()));
        Assert.Equal(
            CommentOutcome.Unchanged,
            await ShowAsync(Sample.Full() with { StartedAt = DateTimeOffset.UnixEpoch })
        );
        Assert.Single(_github.Own);
        Assert.Equal(0, _github.Count("PATCH"));
    }

    [Fact]
    public async Task Other_drift_changes_it()
    {
        await ShowAsync(Sample.Full());
        Assert.Equal(CommentOutcome.Updated, await ShowAsync(Many.Drifts(5)));
        Assert.Contains("table_000", Assert.Single(_github.Own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_45_comments_of_others_it_is_still_one()
    {
        for (var n = 0; n < 45; n++)
            _github.Say("ann", $"comment {n}");
        await ShowAsync(Sample.Full());
        for (var n = 0; n < 150; n++)
            _github.Say("ann", $"comment {n}");
        await ShowAsync(Many.Drifts(5));
        Assert.Equal(CommentOutcome.Unchanged, await ShowAsync(Many.Drifts(5)));
        Assert.Single(_github.Own);
    }

    [Fact]
    public async Task It_is_found_also_behind_several_pages()
    {
        for (var n = 0; n < 250; n++)
            _github.Say("ann", $"comment {n}");
        await ShowAsync(Sample.Full());
        Assert.Equal(CommentOutcome.Unchanged, await ShowAsync(Sample.Full()));
        Assert.Contains(_github.Requests, request => request.Query.Contains("page=3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_marker_of_somebody_else_is_not_taken_for_ours()
    {
        await ShowAsync(Sample.Full());
        var body = _github.Own[0];
        _github.Comments.Clear();
        _github.Say("mallory", body);
        Assert.Equal(CommentOutcome.Created, await ShowAsync(Sample.Full()));
        Assert.Equal(2, _github.Comments.Count);
    }

    [Fact]
    public async Task Each_environment_has_its_own()
    {
        await ShowAsync(Sample.Full());
        Assert.Equal(CommentOutcome.Created, await ShowAsync(Sample.Full() with { Environment = "staging" }));
        Assert.Equal(2, _github.Own.Count);
    }

    [Fact]
    public async Task Two_runs_at_once_end_with_one_comment()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ShowAsync(Sample.Full())));
        Assert.Single(_github.Own);
    }

    [Fact]
    public async Task A_clean_check_makes_the_comment_one_green_line()
    {
        Assert.Equal(CommentOutcome.None, await CleanAsync());
        await ShowAsync(Sample.Full());
        Assert.Equal(CommentOutcome.Updated, await CleanAsync());
        Assert.Contains(
            "✅ Schema check of production: clean - no drift",
            Assert.Single(_github.Own),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Or_removes_it()
    {
        await ShowAsync(Sample.Full());
        Assert.Equal(CommentOutcome.Deleted, await Sticky(Sample.Clean()).DeleteAsync(Cancellation));
        Assert.Equal(CommentOutcome.None, await Sticky(Sample.Clean()).DeleteAsync(Cancellation));
        Assert.Empty(_github.Own);
    }

    [Fact]
    public async Task Five_hundred_drifts_fit_with_a_link_to_the_whole_report()
    {
        await ShowAsync(Many.Drifts(500));
        var body = Assert.Single(_github.Own);
        Assert.InRange(body.Length, 30_000, 65_536);
        Assert.EndsWith(
            "[Full report](https://github.example/acme/shop/actions/runs/42)\n",
            body,
            StringComparison.Ordinal
        );
        Assert.Equal(body.Split("<details>").Length, body.Split("</details>").Length);
    }

    [Fact]
    public async Task Hostile_names_neither_end_the_marker_nor_are_too_long()
    {
        var report = HostileReport.Make(new string('@', 5000) + " --> <!-- undrift:key=0 -->");
        await ShowAsync(report);
        Assert.Equal(CommentOutcome.Unchanged, await ShowAsync(report));
        Assert.InRange(_github.Own[0].Length, 1, 65_536);
    }

    [Fact]
    public async Task A_body_that_is_too_long_would_be_refused()
    {
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            Sticky(Sample.Full()).ShowAsync(new string('x', 65_600), onlyIfThere: false, Cancellation)
        );
        Assert.Contains(
            "422: Validation Failed (Body is too long (maximum is 65536 characters))",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    private Task<CommentOutcome> ShowAsync(CheckReport report) =>
        Sticky(report).ShowAsync(CommentText.Of(report, Page), onlyIfThere: false, Cancellation);

    private Task<CommentOutcome> CleanAsync() =>
        Sticky(Sample.Clean()).ShowAsync(CommentText.Clean(Sample.Clean(), Page), onlyIfThere: true, Cancellation);

    private string? Page => GitHubPlace.RunPage(name => _github.Variables.GetValueOrDefault(name));

    private StickyComment Sticky(CheckReport report) => new(_github.Client(), 7, Marker.KeyOf(report, "comment"));
}
