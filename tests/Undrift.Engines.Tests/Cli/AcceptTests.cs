namespace Undrift.Engines.Tests.Cli;

/// <summary><c>undrift accept</c>: bound to the drift as it is, until a day.</summary>
public sealed class AcceptTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT DEFAULT 'a');";
    private const string Changed = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT DEFAULT 'b');";
    private const string ChangedMore = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT DEFAULT 'c');";
    private readonly Workspace _work = new();
    private readonly string _config;

    public AcceptTests() => _config = _work.Project(Users, Changed);

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task An_accepted_drift_is_0_and_allowed_and_named()
    {
        await AcceptAsync();
        var run = (await CheckAsync()).Expect(0);
        Assert.StartsWith("Verdict: allowed", run.LastLine, StringComparison.Ordinal);
        Assert.Contains("the release follows", run.Out, StringComparison.Ordinal);
        var json = (await CheckAsync("--json")).Json;
        Assert.False(json.GetProperty("has_drift").GetBoolean());
        var accepted = Assert.Single(json.GetProperty("drifts").EnumerateArray()).GetProperty("accepted");
        Assert.Equal("ann", accepted.GetProperty("by").GetString());
        Assert.Equal("2026-12-31", accepted.GetProperty("until").GetString());
    }

    [Fact]
    public async Task It_is_void_when_the_object_changes_again()
    {
        await AcceptAsync();
        File.Delete(_work["live.db"]);
        _work.Database(ChangedMore);
        var run = (await CheckAsync()).Expect(1);
        Assert.Contains("void", run.Out, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("accepted", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_last_day()
    {
        await AcceptAsync();
        string[] args = ["check", "--config", _config, "-e", "production"];
        (await new UndriftCli { Clock = new StoppedClock(2026, 12, 31) }.StartAsync(args)).Expect(0);
        var run = (await new UndriftCli { Clock = new StoppedClock(2027, 1, 1) }.StartAsync(args)).Expect(1);
        Assert.Contains("2026-12-31", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_reported_when_nothing_needs_it_any_more()
    {
        await AcceptAsync();
        File.Delete(_work["live.db"]);
        _work.Database(Users);
        var run = (await CheckAsync()).Expect(0);
        Assert.Contains("accepted.yml", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_for_its_environment_only()
    {
        await AcceptAsync();
        (await Fixed().StartAsync("check", "--config", _config, "-e", "staging")).Expect(1);
    }

    [Theory]
    [InlineData("d000000000000", "2026-12-31", 4, "no drift has the id", "'undrift check'")]
    [InlineData("ID", "tomorrow", 64, "--until tomorrow is no day", "2027-01-31")]
    [InlineData("ID", "2020-01-01", 64, "2020-01-01", "")]
    public async Task What_cannot_be_accepted_is_refused(string id, string until, int code, string what, string next)
    {
        if (id == "ID")
            id = await IdAsync();
        var run = await Fixed()
            .StartAsync("accept", id, "--reason", "r", "--until", until, "--config", _config, "-e", "local");
        run.Fails(code, what, next);
        Assert.False(File.Exists(_work[".undrift/accepted.yml"]));
    }

    private static UndriftCli Fixed() => new() { Clock = new StoppedClock(2026, 11, 20) };

    private Task<CliRun> CheckAsync(params string[] options) =>
        Fixed().StartAsync(["check", "--config", _config, "-e", "production", .. options]);

    private async Task<string> IdAsync()
    {
        var run = await CheckAsync("--json");
        return Assert.Single(run.Json.GetProperty("drifts").EnumerateArray()).GetProperty("id").GetString()!;
    }

    private async Task AcceptAsync()
    {
        string[] why = ["--reason", "the release follows", "--until", "2026-12-31", "--by", "ann"];
        var run = await Fixed()
            .StartAsync(["accept", await IdAsync(), .. why, "--config", _config, "-e", "production"]);
        run.Expect(0);
        Assert.Contains("users.email", run.Out, StringComparison.Ordinal);
        Assert.Contains(_work[".undrift/accepted.yml"], run.Out, StringComparison.Ordinal);
    }
}
