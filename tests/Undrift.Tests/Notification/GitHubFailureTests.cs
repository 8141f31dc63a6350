using Undrift.Tests.Reporting;

namespace Undrift.Tests.Notification;

/// <summary>What GitHub documents that can go wrong, while a comment is kept.</summary>
public sealed class GitHubFailureTests : IDisposable
{
    private readonly FakeGitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Theory]
    [InlineData(403, "You have exceeded a secondary rate limit", "Retry-After", "0")]
    [InlineData(429, "Too Many Requests", "Retry-After", "1")]
    [InlineData(403, "API rate limit exceeded", "X-RateLimit-Remaining", "0")]
    public async Task A_rate_limit_is_waited_for(int status, string message, string header, string value)
    {
        _github.Fail(
            request => request.Method == "POST" && request.Path != "/graphql",
            FakeGitHub.Error(status, message, null, (header, value))
        );
        await ShowAsync();
        Assert.Single(_github.Own);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_broken_connection_is_tried_again_and_makes_no_second_comment(string method)
    {
        _github.Fail(request => request.Method == method && request.Path != "/graphql", new Answer(0));
        await ShowAsync();
        Assert.Single(_github.Own);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task An_error_of_the_server_is_tried_again(int status)
    {
        _github.Fail(
            request => request.Method == "GET",
            new Answer(status, "<html>oops</html>") { Type = "text/html" }
        );
        await ShowAsync();
        Assert.Single(_github.Own);
    }

    [Fact]
    public async Task A_comment_whose_answer_was_lost_is_found_and_not_made_twice()
    {
        _github.Fail(request => request.Method == "POST" && request.Path != "/graphql", null);
        await ShowAsync();
        Assert.Single(_github.Own);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_said_and_not_waited_for()
    {
        _github.Fail(
            request => request.Method == "GET",
            FakeGitHub.Error(429, "slow down", null, ("Retry-After", "3600"))
        );
        var failure = await FailsAsync();
        Assert.Equal("its rate limit is used up: try again in 3600 s", failure.Next);
    }

    [Fact]
    public async Task A_token_that_only_reads_says_what_a_fork_can_do()
    {
        _github.Fail(
            request => request.Method == "POST" && request.Path != "/graphql",
            FakeGitHub.Error(403, "Resource not accessible by integration")
        );
        var failure = await FailsAsync();
        Assert.Contains("403: Resource not accessible by integration", failure.Message, StringComparison.Ordinal);
        Assert.Contains("pull request from a fork", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_said_without_the_token()
    {
        _github.Fail(_ => true, FakeGitHub.Error(401, $"Bad credentials {FakeGitHub.Token}"));
        var failure = await FailsAsync();
        Assert.Contains("401: Bad credentials ***", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_a_failure_of_the_address()
    {
        _github.Fail(_ => true, new Answer(200, "<html>a portal</html>") { Type = "text/html" });
        Assert.Contains("no JSON", (await FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_not_followed()
    {
        _github.Fail(
            request => request.Method == "GET",
            new Answer(200, "[]", ("Link", "<http://127.0.0.2:9/steal>; rel=\"next\""))
        );
        await ShowAsync();
        Assert.Single(_github.Own);
    }

    [Fact]
    public async Task Who_does_not_answer_at_all_is_named()
    {
        var place = GitHubPlace.Of(
            name => name == "GITHUB_API_URL" ? "http://127.0.0.1:1" : _github.Variables.GetValueOrDefault(name),
            null
        );
        using var service = new ServiceClient("undrift 0.1.0", FakeGitHub.Impatient, TimeProvider.System);
        var sticky = new StickyComment(new GitHubClient(service, place), 7, "0123456789abcdef");
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            sticky.DeleteAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains("GitHub cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "", "no token")]
    [InlineData("GITHUB_REPOSITORY", "", "which repository?")]
    [InlineData("GITHUB_REPOSITORY", "shop", "'shop' is no repository")]
    [InlineData("GITHUB_API_URL", "api.github.com", "GITHUB_API_URL is no URL")]
    public void What_the_environment_lacks_is_said(string name, string value, string complaint)
    {
        var failure = Assert.Throws<UndriftException>(() =>
            GitHubPlace.Of(asked => asked == name ? value : _github.Variables.GetValueOrDefault(asked), null)
        );
        Assert.Equal(FailureKind.Usage, failure.Kind);
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    private Task<CommentOutcome> ShowAsync() =>
        new StickyComment(_github.Client(), 7, Marker.KeyOf(Sample.Full(), "comment")).ShowAsync(
            CommentText.Of(Sample.Full(), null),
            onlyIfThere: false,
            TestContext.Current.CancellationToken
        );

    private async Task<UndriftException> FailsAsync() => await Assert.ThrowsAsync<UndriftException>(ShowAsync);
}
