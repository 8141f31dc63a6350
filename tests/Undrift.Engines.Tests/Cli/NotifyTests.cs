using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>undrift notify</c> as a workflow runs it.</summary>
public sealed class NotifyTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private readonly Workspace _work = new();
    private readonly FakeGitHub _github = new();

    public void Dispose()
    {
        _github.Dispose();
        _work.Dispose();
    }

    [Fact]
    public async Task A_comment_is_made_kept_and_turned_green()
    {
        await CheckAsync(WithoutEmail);
        Assert.Equal("Comment made on pull request 7 of acme/shop\n", (await NotifyAsync("comment")).Expect(0).Out);
        Assert.Equal(
            "Comment unchanged on pull request 7 of acme/shop\n",
            (await NotifyAsync("comment")).Expect(0).Out
        );
        await CheckAsync(Users);
        Assert.Equal("Comment updated on pull request 7 of acme/shop\n", (await NotifyAsync("comment")).Expect(0).Out);
        Assert.Equal(
            "Comment removed on pull request 7 of acme/shop\n",
            (await NotifyAsync("comment", "--when-clean", "delete")).Expect(0).Out
        );
    }

    [Fact]
    public async Task Issues_follow_the_drift()
    {
        await CheckAsync(WithoutEmail);
        var run = (await NotifyAsync("issue")).Expect(0);
        Assert.Matches(
            "^ERROR: opened #[0-9]+ of acme/shop\nWARNING: no drift, no issue\nINFO: no drift, no issue\n$",
            run.Out
        );
        await CheckAsync(Users);
        Assert.StartsWith("ERROR: closed #", (await NotifyAsync("issue")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("issue")]
    public async Task A_dry_run_asks_nobody_and_needs_no_token(string what)
    {
        await CheckAsync(WithoutEmail);
        var run = (await UndriftCli.RunAsync("notify", what, _work["r.json"], "--dry-run")).Expect(0);
        Assert.Contains("email", run.Out, StringComparison.Ordinal);
        Assert.Empty(_github.Requests);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "no token")]
    [InlineData("GITHUB_REF", "which pull request?")]
    [InlineData("GITHUB_REPOSITORY", "which repository?")]
    public async Task What_is_missing_is_named(string variable, string complaint)
    {
        await CheckAsync(WithoutEmail);
        var cli = new UndriftCli { Variables = new(_github.Variables) };
        cli.Variables.Remove(variable);
        (await cli.StartAsync("notify", "comment", _work["r.json"])).Fails(64, complaint);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_without_the_token()
    {
        await CheckAsync(WithoutEmail);
        _github.Fail(_ => true, FakeGitHub.Error(401, "Bad credentials " + FakeGitHub.Token));
        var run = await NotifyAsync("comment");
        run.Fails(4, "GitHub answered 401");
        Assert.DoesNotContain("canary", run.All, StringComparison.Ordinal);
    }

    private async Task CheckAsync(string live)
    {
        File.Delete(_work["live.db"]);
        await _work.CheckAsync(Users, live, "--export", _work["r.json"]);
    }

    private Task<CliRun> NotifyAsync(string what, params string[] options) =>
        new UndriftCli { Variables = new(_github.Variables) }.StartAsync(["notify", what, _work["r.json"], .. options]);
}
