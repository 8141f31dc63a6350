using System.CommandLine;
using Undrift.Cli;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Cli;

/// <summary>What a project's <c>alerts.yml</c> says is done when a deployment ends, and never fails it.</summary>
public sealed class DeploymentAlertsTests : IDisposable
{
    private readonly Workspace _work = new();
    private readonly FakeServices _services = new();

    public void Dispose()
    {
        _services.Dispose();
        _work.Dispose();
    }

    [Fact]
    public async Task Channels_are_told_and_what_was_told_is_kept()
    {
        _work.Write("alerts.yml", _services.Config("  - { environments: [production], to: [slack, pagerduty] }"));
        Assert.Empty(await SendAsync(DeploymentOutcome.Failed));
        Assert.Empty(await SendAsync(DeploymentOutcome.Succeeded));
        Assert.Equal(2, _services.Bodies("/slack").Count);
        Assert.Equal(2, _services.Bodies("/pagerduty/v2/enqueue").Count);
        Assert.True(File.Exists(_work[".undrift/alerts.json"]));
    }

    [Fact]
    public async Task Nothing_is_said_where_there_is_no_file() =>
        Assert.Empty(await SendAsync(DeploymentOutcome.Failed));

    [Fact]
    public async Task A_mistake_in_the_file_is_said_and_fails_nothing()
    {
        _work.Write("alerts.yml", "channels: { a: { slak: { url: x } } }\nroutes: []\n");
        Assert.StartsWith(
            "undrift: nobody was told: ",
            await SendAsync(DeploymentOutcome.Failed),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_channel_that_refuses_is_said_without_a_secret()
    {
        _work.Write("alerts.yml", _services.Config("  - { to: [slack, pagerduty] }"));
        _services.Fail(sent => sent.Path.StartsWith("/slack", StringComparison.Ordinal), new Answer(404, "no_service"));
        Assert.Equal(
            "undrift: the alert to 'slack' failed: 404 no_service\n",
            await SendAsync(DeploymentOutcome.Failed)
        );
        Assert.Single(_services.Bodies("/pagerduty"));
    }

    private async Task<string> SendAsync(DeploymentOutcome outcome)
    {
        _work.Write("undrift.yml", "engine: sqlite\nenvironments: { production: { url: 'sqlite:live.db' } }\n");
        var shared = new SharedOptions();
        var parsed = new Command("migrate") { shared.Config, shared.EnvFile }.Parse(["--config", _work["undrift.yml"]]);
        await using var said = new StringWriter { NewLine = "\n" };
        var host = new UndriftCli { Variables = new() { ["SECRET"] = FakeServices.Canary } }.Host(
            Stream.Null,
            TextWriter.Null,
            said
        );
        await DeploymentAlerts.SendAsync(
            SampleDeployment.Of(outcome),
            host,
            parsed,
            shared,
            TestContext.Current.CancellationToken
        );
        return said.ToString();
    }
}
