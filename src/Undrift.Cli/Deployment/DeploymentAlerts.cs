using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Tells chat, mail and pagers how a deployment ended, where <c>alerts.yml</c> stands beside the project file.</summary>
internal static class DeploymentAlerts
{
    /// <summary>What all channels may take together: the deployment is over, and somebody waits for the pipeline.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Sends. What goes wrong is said on standard error and changes nothing of the deployment: never throws, unless memory
    /// ends.
    /// </summary>
    /// <param name="record">The deployment.</param>
    /// <param name="host">The outside world.</param>
    /// <param name="parsed">The command line: names the project file and the .env file.</param>
    /// <param name="shared">Its options.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task SendAsync(
        DeploymentRecord record,
        CliHost host,
        ParseResult parsed,
        SharedOptions shared,
        CancellationToken cancellation
    )
    {
        // Whoever cancelled it waits for its end, and not for a chat.
        if (cancellation.IsCancellationRequested)
            return;
        try
        {
            var (folder, variable) = Project.FolderOf(parsed, shared, host);
            if (File.Exists(Path.Combine(folder, AlertConfig.StandardName)))
                await SendAsync(record, host, folder, variable, cancellation);
        }
        catch (UndriftException failure)
        {
            await host.Error.WriteLineAsync($"undrift: nobody was told: {failure.Message} ({failure.Where})");
        }
        // A channel's library may fail in ways of its own: none of them is worth the deployment.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await host.Error.WriteLineAsync($"undrift: alerts failed ({failure.GetType().Name})");
        }
    }

    private static async Task SendAsync(
        DeploymentRecord record,
        CliHost host,
        string folder,
        Func<string, string?> variable,
        CancellationToken cancellation
    )
    {
        var config = AlertConfig.Load(Path.Combine(folder, AlertConfig.StandardName));
        var memory = AlertState.StandardFile(folder);
        var state = AlertState.Load(memory);
        var context = new AlertContext(record.By.Ref, record.By.Commit, AlertContext.PageOf(record.By.Run));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        using var service = new ServiceClient(CliHost.Tool, host.Patience, host.Clock);
        var outcomes = await new DeploymentAlertRun(
            config,
            state,
            new AlertDelivery(config, state, variable, host.Clock)
        ).SendAsync(new DeploymentAlert(record, context), service, deadline.Token);
        foreach (var outcome in outcomes.Where(outcome => outcome.Failure is not null))
            await host.Error.WriteLineAsync($"undrift: {outcome.Message}");
        if (outcomes.Count > 0)
            state.Save(memory);
    }
}
