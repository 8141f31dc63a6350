namespace Undrift.Cli;

/// <summary>A deployment as a span with a child for each step, and as metrics.</summary>
internal static class DeploymentSignals
{
    /// <summary>The signals of a deployment that came to its end.</summary>
    public static TelemetrySignals Of(DeploymentRecord run)
    {
        var tags = TelemetryTags
            .Of(DeploymentLines.Command, run.Environment, run.Engine, database: null, host: null)
            .And("undrift.database", run.Database);
        return new TelemetrySignals(run.Tool, Span(run, tags), [.. Gauges(run, tags)]);
    }

    private static TelemetrySpan Span(DeploymentRecord run, TelemetryTags tags) =>
        new(
            $"undrift {DeploymentLines.Command}",
            run.At,
            run.DurationMs,
            tags.And("undrift.run.id", run.Id)
                .And("undrift.result", run.Outcome.Name())
                .And("undrift.failed_step", run.FailedStep?.Name())
                .And("undrift.migration.command", run.Command)
                .And("process.exit.code", run.CommandExitCode)
                .And("undrift.migration.from_version", run.FromVersion)
                .And("undrift.migration.to_version", run.ToVersion)
                .And("undrift.migration.applied", run.Applied.Count)
                .And("undrift.migration.pending", run.Pending.Count)
                .And("undrift.backup", run.BackupId)
                .And(run.By)
        )
        {
            IsError = run.Outcome != DeploymentOutcome.Succeeded,
            Problem = run.Problem,
            Children =
            [
                .. run.Steps.Select(step => new TelemetrySpan(
                    $"undrift {DeploymentLines.Command} {step.Step.Name()}",
                    step.At,
                    step.DurationMs,
                    tags.And("undrift.step", step.Step.Name())
                )
                {
                    IsError = !step.Succeeded,
                }),
            ],
        };

    private static IEnumerable<TelemetryGauge> Gauges(DeploymentRecord run, TelemetryTags tags)
    {
        yield return new(
            "undrift.migration.duration",
            "s",
            "What the deployment took",
            [(run.DurationMs / 1000.0, tags)]
        );
        // One series for each result, of which one is 1: the next run sets the others back (OpenMetrics, "StateSet").
        yield return new(
            "undrift.migration.result",
            "{result}",
            "How the deployment ended",
            [
                .. Enum.GetValues<DeploymentOutcome>()
                    .Select(outcome =>
                        (outcome == run.Outcome ? 1.0 : 0.0, tags.And("undrift.result", outcome.Name()))
                    ),
            ]
        );
        yield return new(
            "undrift.migration.pending",
            "{migration}",
            "Migrations that are still pending",
            [(run.Pending.Count, tags)]
        );
        if (run.Outcome == DeploymentOutcome.Succeeded)
            yield return new(
                "undrift.migration.last_success",
                "s",
                "When a deployment succeeded (Unix time)",
                [(run.At.AddMilliseconds(run.DurationMs).ToUnixTimeSeconds(), tags)]
            );
    }
}
