using System.Text.Json;

namespace Undrift.Tests.Notification;

/// <summary>Pagers, chat and mail are told how a deployment ended.</summary>
public sealed class DeploymentAlertTests : IDisposable
{
    private const string Everybody =
        "  - { to: [slack, telegram, teams, discord, webhook, pagerduty, opsgenie], migrations: all }";

    private readonly FakeServices _services = new();
    private readonly AlertState _state = AlertState.Load("no such file");

    public void Dispose() => _services.Dispose();

    public static TheoryData<string> Outcomes => new(Enum.GetNames<DeploymentOutcome>());

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_service_takes_what_it_is_sent_of_every_outcome(string outcome)
    {
        var outcomes = await SendAsync(Run(Enum.Parse<DeploymentOutcome>(outcome)), Everybody);
        Assert.Equal(7, outcomes.Count);
        Assert.All(outcomes, told => Assert.Null(told.Failure));
    }

    [Fact]
    public async Task Every_service_takes_names_and_problems_of_any_kind()
    {
        const string hostile = "</a>*_~`\n@everyone <script>|> ]]> \u202e\0 ##[error]";
        var names = Enumerable.Range(0, 300).Select(n => $"{n} {hostile}").ToList();
        var run = Run(DeploymentOutcome.Failed) with
        {
            Environment = hostile,
            Database = hostile,
            Command = hostile,
            Problem = string.Concat(Enumerable.Repeat(hostile, 500)),
            Applied = names,
            Pending = names,
        };
        Assert.All(await SendAsync(run, Everybody), told => Assert.Null(told.Failure));
    }

    [Fact]
    public async Task A_failure_opens_an_incident_and_the_next_success_closes_it_and_is_a_change()
    {
        const string routes = "  - { to: [pagerduty, opsgenie] }";
        await SendAsync(Run(DeploymentOutcome.Failed), routes);
        await SendAsync(Run(DeploymentOutcome.TimedOut), routes);
        await SendAsync(Run(DeploymentOutcome.Succeeded), routes);
        var events = _services.Bodies("/pagerduty/v2/enqueue");
        Assert.Equal(["trigger", "trigger", "resolve"], events.Select(sent => Text(sent, "event_action")));
        var key = Assert.Single(events.Select(sent => Text(sent, "dedup_key")).Distinct());
        Assert.Matches("^undrift/[0-9a-f]{16}-deploy$", key);
        var payload = events[0].GetProperty("payload");
        Assert.Equal("critical", Text(payload, "severity"));
        Assert.Equal("🔴 Migration failed: production", Text(payload, "summary"));
        var change = Assert.Single(_services.Bodies("/pagerduty/v2/change/enqueue")).GetProperty("payload");
        Assert.Equal("✅ Migration succeeded: production", Text(change, "summary"));
        Assert.Equal("0006 → 0008", Text(change.GetProperty("custom_details"), "Version"));
        Assert.EndsWith(
            "-deploy/close",
            _services.Requests.Last(sent => sent.Path.StartsWith("/opsgenie", StringComparison.Ordinal)).Path,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pager_is_told_of_a_success_even_where_nobody_remembers_the_failure()
    {
        await SendAsync(Run(DeploymentOutcome.Succeeded), "  - { to: [pagerduty] }");
        Assert.Equal("resolve", Text(Assert.Single(_services.Bodies("/pagerduty/v2/enqueue")), "event_action"));
    }

    [Fact]
    public async Task A_deployment_that_had_nothing_to_apply_is_no_change()
    {
        var run = Run(DeploymentOutcome.Succeeded) with { Applied = [] };
        await SendAsync(run, "  - { to: [pagerduty] }");
        Assert.Empty(_services.Bodies("/pagerduty/v2/change/enqueue"));
    }

    [Fact]
    public async Task What_failed_before_the_command_says_that_nothing_was_begun()
    {
        var run = Run(DeploymentOutcome.Failed) with { FailedStep = DeploymentStep.Backup, Applied = [] };
        await SendAsync(run, "  - { to: [pagerduty, slack] }");
        Assert.Equal("error", Text(_services.Bodies("/pagerduty")[0].GetProperty("payload"), "severity"));
        Assert.Contains("was not begun", _services.Bodies("/slack")[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_database_or_environment_is_another_incident()
    {
        var run = Run(DeploymentOutcome.Failed);
        foreach (var other in (DeploymentRecord[])[run, run with { Database = "x" }, run with { Environment = "eu" }])
            await SendAsync(other, "  - { to: [pagerduty] }");
        Assert.Equal(3, _services.Bodies("/pagerduty").Select(sent => Text(sent, "dedup_key")).Distinct().Count());
    }

    [Fact]
    public async Task Chat_is_told_of_failures_and_that_they_are_over_and_of_nothing_else_by_default()
    {
        const string routes = "  - { to: [slack] }";
        await SendAsync(Run(DeploymentOutcome.Succeeded), routes);
        await SendAsync(Run(DeploymentOutcome.Refused), routes);
        Assert.Empty(_services.Requests);
        await SendAsync(Run(DeploymentOutcome.Interrupted), routes);
        await SendAsync(Run(DeploymentOutcome.Cancelled), routes);
        await SendAsync(Run(DeploymentOutcome.Succeeded), routes);
        await SendAsync(Run(DeploymentOutcome.Succeeded), routes);
        Assert.Equal(
            ["🔴 Migration interrupted: production", "✅ Migration succeeded: production"],
            _services.Bodies("/slack").Select(sent => Text(sent, "text"))
        );
    }

    [Fact]
    public async Task A_route_says_what_it_wants_to_know()
    {
        const string routes = """
              - { to: [slack, pagerduty], migrations: none }
              - { to: [discord], migrations: failures }
              - { environments: [production], to: [discord, webhook], migrations: all }
              - { environments: [staging], to: [teams], migrations: all }
            """;
        var told = await SendAsync(Run(DeploymentOutcome.Succeeded), routes);
        Assert.Equal(["discord", "webhook"], told.Select(outcome => outcome.Channel));
        var hook = Assert.Single(_services.Bodies("/webhook"));
        Assert.Equal(
            ("migration", "succeeded", 2),
            (Text(hook, "event"), Text(hook, "result"), hook.GetProperty("applied").GetInt32())
        );
    }

    [Theory]
    [InlineData(nameof(DeploymentOutcome.Refused))]
    [InlineData(nameof(DeploymentOutcome.Cancelled))]
    public async Task Nobody_is_called_for_what_a_person_or_a_check_stopped(string outcome)
    {
        await SendAsync(Run(Enum.Parse<DeploymentOutcome>(outcome)), Everybody);
        Assert.Empty(_services.Bodies("/pagerduty"));
        Assert.Empty(_services.Bodies("/opsgenie"));
        Assert.Single(_services.Bodies("/slack"));
    }

    [Fact]
    public async Task A_channel_that_fails_keeps_nobody_else_from_being_told()
    {
        _services.Fail(
            sent => sent.Path.StartsWith("/slack", StringComparison.Ordinal),
            new Answer(500, FakeServices.Canary)
        );
        var told = await SendAsync(Run(DeploymentOutcome.Failed), "  - { to: [slack, pagerduty] }");
        Assert.Equal("500 ***", told[0].Failure);
        Assert.Null(told[1].Failure);
    }

    private static DeploymentRecord Run(DeploymentOutcome outcome) => SampleDeployment.Of(outcome);

    private async Task<IReadOnlyList<AlertOutcome>> SendAsync(DeploymentRecord run, string routes)
    {
        using var service = new ServiceClient("undrift 0.1.0", FakeGitHub.Impatient, TimeProvider.System);
        var config = AlertConfig.Parse(_services.Config(routes), "alerts.yml");
        var delivery = new AlertDelivery(
            config,
            _state,
            name => name == "SECRET" ? FakeServices.Canary : null,
            TimeProvider.System
        );
        return await new DeploymentAlertRun(config, _state, delivery).SendAsync(
            new DeploymentAlert(run, new AlertContext(run.By.Ref, run.By.Commit, run.By.Run)),
            service,
            TestContext.Current.CancellationToken
        );
    }

    private static string? Text(JsonElement place, string member) => place.GetProperty(member).GetString();
}
