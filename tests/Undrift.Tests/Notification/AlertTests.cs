using Undrift.Tests.Reporting;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Notification;

/// <summary>Chat services and pagers are told of drift, in the form that each takes.</summary>
public sealed class AlertTests : IDisposable
{
    private readonly FakeServices _services = new();
    private readonly MovableClock _clock = new();
    private AlertState _state = AlertState.Load("no such file");

    public void Dispose() => _services.Dispose();

    public static TheoryData<string> Cases => new("sample", "many", "hostile", "long", "blind");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_service_takes_what_it_is_sent(string name)
    {
        var report = name switch
        {
            "sample" => Sample.Full(),
            "many" => Many.Drifts(500),
            "long" => HostileReport.Make(new string('<', 6000)),
            "hostile" => HostileReport.Make(),
            _ => Sample.Of(Shop.Catalog(), Shop.Catalog(), new Gap("schema x", "no right")),
        };
        var outcomes = await SendAsync(report);
        Assert.Equal(7, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
    }

    [Fact]
    public async Task The_content_is_that_of_the_alert_that_people_know()
    {
        await SendAsync(Sample.Full());
        var text = _services.Bodies("/telegram")[0].GetProperty("text").GetString()!;
        Assert.StartsWith(
            "<b>🔴 Schema drift: production - CRITICAL</b>\nEnvironment: production\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\n🔴 critical risk: 2\n🟠 major risk: 4\n🟡 minor risk: 4\nBranch: main\nCommit: abc1234\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("• ERROR table public.orders is missing", text, StringComparison.Ordinal);
        Assert.EndsWith("<a href=\"https://ci.example/run/1\">View full report</a>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_is_told_once()
    {
        await SendAsync(Sample.Full());
        Assert.All(await SendAsync(Sample.Full()), outcome => Assert.Equal("nothing new", outcome.Outcome));
        Assert.Equal(7, _services.Requests.Count);
    }

    [Fact]
    public async Task New_and_resolved_drift_is_told_and_a_clean_check_resolves_by_the_same_key()
    {
        const string routes = "  - { to: [pagerduty, opsgenie, slack] }";
        await SendAsync(Tables("a", "b"), routes);
        await SendAsync(Tables("b"), routes);
        await SendAsync(Tables(), routes);
        await SendAsync(Tables(), routes);
        var events = _services.Bodies("/pagerduty");
        Assert.Equal(
            ["trigger", "trigger", "resolve"],
            events.Select(sent => sent.GetProperty("event_action").GetString())
        );
        Assert.Single(events.Select(sent => sent.GetProperty("dedup_key").GetString()).Distinct());
        Assert.EndsWith(
            "/close",
            _services.Requests.Last(sent => sent.Path.StartsWith("/opsgenie", StringComparison.Ordinal)).Path,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Schema drift resolved: production",
            _services.Bodies("/slack")[2].GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_clean_check_that_nothing_came_before_is_silent()
    {
        await SendAsync(Sample.Clean());
        Assert.Empty(_services.Requests);
    }

    [Fact]
    public async Task A_check_that_could_not_see_all_is_told_and_resolves_nothing()
    {
        const string routes = "  - { to: [pagerduty] }";
        await SendAsync(Tables("a"), routes);
        await SendAsync(Sample.Of(Shop.Catalog(), Shop.Catalog(), new Gap("schema x", "no right")), routes);
        Assert.Equal(
            ["trigger", "trigger"],
            _services.Bodies("/pagerduty").Select(sent => sent.GetProperty("event_action").GetString())
        );
        await SendAsync(Tables(), routes);
        Assert.Equal("resolve", _services.Bodies("/pagerduty")[2].GetProperty("event_action").GetString());
    }

    [Fact]
    public async Task After_the_repeat_interval_it_is_told_again()
    {
        const string routes = "  - { to: [slack], repeat: 24h }";
        await SendAsync(Sample.Full(), routes);
        _clock.Now += TimeSpan.FromHours(23);
        await SendAsync(Sample.Full(), routes);
        Assert.Single(_services.Requests);
        _clock.Now += TimeSpan.FromHours(2);
        await SendAsync(Sample.Full(), routes);
        Assert.Equal(2, _services.Requests.Count);
    }

    [Fact]
    public async Task Routes_go_by_environment_and_severity()
    {
        const string routes = """
              - { environments: [production], severity: ERROR, to: [pagerduty] }
              - { environments: [staging], to: [slack] }
            """;
        await SendAsync(Sample.Full(), routes);
        Assert.Equal(["/pagerduty/v2/enqueue"], _services.Requests.Select(sent => sent.Path));
        var items = _services
            .Bodies("/pagerduty")[0]
            .GetProperty("payload")
            .GetProperty("custom_details")
            .GetProperty("items");
        Assert.Equal(4, items.GetArrayLength());
        Assert.Empty(await SendAsync(Sample.Full() with { Environment = "local" }, routes));
    }

    [Fact]
    public async Task A_channel_that_fails_keeps_nobody_else_from_being_told_and_is_tried_again_by_the_next_run()
    {
        const string routes = "  - { to: [slack, discord] }";
        _services.Fail(
            sent => sent.Path.StartsWith("/slack", StringComparison.Ordinal),
            new Answer(404, "no_service") { Type = "text/plain" }
        );
        var outcomes = await SendAsync(Sample.Full(), routes);
        Assert.Equal("404 no_service", outcomes[0].Failure);
        Assert.Null(outcomes[1].Failure);
        outcomes = await SendAsync(Sample.Full(), routes);
        Assert.Equal(["sent", "nothing new"], outcomes.Select(outcome => outcome.Outcome));
    }

    [Fact]
    public async Task A_status_of_200_without_ok_is_a_failure_for_Slack()
    {
        _services.Fail(_ => true, new Answer(200, "<html>sign in</html>"));
        Assert.Equal("200 <html>sign in</html>", (await SendAsync(Sample.Full(), "  - { to: [slack] }"))[0].Failure);
    }

    [Theory]
    [InlineData("slack", "Retry-After")]
    [InlineData("discord", "Retry-After")]
    [InlineData("telegram", null)]
    public async Task A_rate_limit_is_waited_for(string channel, string? header)
    {
        var body = """{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":1}}""";
        var limited = header is null ? new Answer(429, body) : new Answer(429, body, (header, "1"));
        _services.Fail(_ => true, limited);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Null((await SendAsync(Sample.Full(), $"  - {{ to: [{channel}] }}"))[0].Failure);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds, 900, 30_000);
    }

    [Fact]
    public async Task What_breaks_is_sent_again_only_where_twice_is_once()
    {
        _services.Fail(sent => sent.Path.StartsWith("/pagerduty", StringComparison.Ordinal), null);
        Assert.Null((await SendAsync(Sample.Full(), "  - { to: [pagerduty] }"))[0].Failure);
        Assert.Equal(2, _services.Requests.Count);
        _services.Fail(sent => sent.Path.StartsWith("/slack", StringComparison.Ordinal), null);
        Assert.StartsWith(
            "no connection",
            (await SendAsync(Sample.Full(), "  - { to: [slack] }"))[0].Failure,
            StringComparison.Ordinal
        );
        Assert.Single(_services.Requests, sent => sent.Path.StartsWith("/slack", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_message_and_no_preview_holds_a_secret()
    {
        foreach (var channel in (string[])["slack", "telegram", "teams", "discord", "webhook", "pagerduty", "opsgenie"])
            _services.Fail(
                _ => true,
                new Answer(400, $"bad request to {_services.Base}/slack/{FakeServices.Canary} {FakeServices.Canary}")
            );
        var outcomes = await SendAsync(Sample.Full());
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Failure));
        Assert.All(outcomes, outcome => Assert.DoesNotContain("canary", outcome.Failure, StringComparison.Ordinal));
        Assert.All(
            Run(FakeServices.All).Preview(Sample.Full()),
            text => Assert.DoesNotContain("canary", text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_secret_that_is_not_set_is_that_channels_failure()
    {
        var run = new AlertRun(Config(FakeServices.All), _state, new AlertContext(null, null, null), _ => null, _clock);
        using var service = new ServiceClient("undrift 0.1.0", FakeGitHub.Impatient, TimeProvider.System);
        var outcomes = await run.SendAsync(Sample.Full(), service, TestContext.Current.CancellationToken);
        Assert.All(outcomes, outcome => Assert.Contains("SECRET", outcome.Failure, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_told_is_kept_in_a_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"undrift-{Guid.NewGuid():N}.json");
        try
        {
            _state.Keep("ops", "key", new Told(["d1", "d2"], FakeServices.Now));
            _state.Save(file);
            var read = AlertState.Load(file).Of("ops", "key");
            Assert.Equal(["d1", "d2"], read!.Drifts);
            Assert.Equal(FakeServices.Now, read.At);
            File.WriteAllText(file, "{");
            Assert.Equal(FailureKind.Configuration, Assert.Throws<UndriftException>(() => AlertState.Load(file)).Kind);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("channels: { a: { slak: { url: x } } }\nroutes: [{ to: [a] }]", "did you mean 'slack'?")]
    [InlineData("channels: { a: { slack: { ulr: x } } }\nroutes: [{ to: [a] }]", "did you mean 'url'?")]
    [InlineData("channels: { ops: { slack: { url: x } } }\nroutes: [{ to: [opps] }]", "did you mean 'ops'?")]
    [InlineData("channels: { a: { slack: { url: x } } }\nroutes: [{ to: [a], severity: error }]", "ERROR")]
    [InlineData("channels: { a: { slack: { url: x }, teams: { url: x } } }\nroutes: []", "one place")]
    [InlineData("channels: { a: { slack: { url: x } } }", "routes")]
    [InlineData(
        "channels: { a: { slack: { url: x } } }\nroutes: [{ to: [a], migrations: some }]",
        "all, failures or none"
    )]
    public void A_mistake_in_the_file_is_named_with_its_place(string text, string hint)
    {
        var failure = Assert.Throws<UndriftException>(() => AlertConfig.Parse(text, "alerts.yml"));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains(hint, failure.Message + failure.Next, StringComparison.Ordinal);
        Assert.StartsWith("alerts.yml:", failure.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://hooks.example/x")]
    [InlineData("hooks.example")]
    public void An_address_that_is_not_encrypted_is_refused_and_not_shown(string address)
    {
        var config = AlertConfig.Parse(
            $"channels: {{ a: {{ slack: {{ url: '{address}' }} }} }}\nroutes: [{{ to: [a] }}]",
            "alerts.yml"
        );
        var failure = Assert.Throws<UndriftException>(() => config.Channel("a", _ => null, _clock));
        Assert.Contains("https://", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks.example", failure.ToString(), StringComparison.Ordinal);
    }

    private static CheckReport Tables(params string[] names) =>
        Sample.Of(
            Shop.Catalog([.. names.Select(name => Shop.TableNamed(name)), Shop.TableNamed("z")]),
            Shop.Catalog(Shop.TableNamed("z"))
        );

    private AlertConfig Config(string routes) => AlertConfig.Parse(_services.Config(routes), "alerts.yml");

    private AlertRun Run(string routes) =>
        new(
            Config(routes),
            _state,
            new AlertContext("main", "abc1234", "https://ci.example/run/1"),
            name => name == "SECRET" ? FakeServices.Canary : null,
            _clock
        );

    private async Task<IReadOnlyList<AlertOutcome>> SendAsync(CheckReport report, string routes = FakeServices.All)
    {
        using var service = new ServiceClient("undrift 0.1.0", FakeGitHub.Impatient, TimeProvider.System);
        return await Run(routes).SendAsync(report, service, TestContext.Current.CancellationToken);
    }

    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = FakeServices.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
