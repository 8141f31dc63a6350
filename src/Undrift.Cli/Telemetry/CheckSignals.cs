namespace Undrift.Cli;

/// <summary>A check as a span and as metrics.</summary>
internal static class CheckSignals
{
    /// <summary>Drifts that are sent as events of the span; the metrics count all of them.</summary>
    private const int MostEvents = 100;

    /// <summary>The signals of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The database; null where the run did not get that far.</param>
    /// <param name="age">For how long the oldest drift stands; null where no history says it.</param>
    public static TelemetrySignals Of(RunRecord run, CatalogOrigin? target, TimeSpan? age)
    {
        var tags = TelemetryTags.Of(run.Command, run.Environment, run.Engine, target?.Database, target?.Host);
        return new TelemetrySignals(run.Tool, Span(run, tags), [.. Gauges(run, tags, age)]);
    }

    private static TelemetrySpan Span(RunRecord run, TelemetryTags tags) =>
        new(
            $"undrift {run.Command}",
            run.At,
            run.DurationMs,
            tags.And("undrift.run.id", run.Id)
                .And("undrift.verdict", run.Outcome.Name())
                .And("undrift.exit_code", run.ExitCode)
                .And("undrift.stopped_deployment", run.StoppedDeployment)
                .And("undrift.drifts", run.Drifts.Count)
                .And("undrift.not_comparable", run.Gaps)
                .And(run.By)
        )
        {
            IsError = !run.Outcome.IsConclusive(),
            Events = [.. run.Drifts.Take(MostEvents).Select(drift => ("drift", Tags(drift)))],
        };

    private static IEnumerable<TelemetryGauge> Gauges(RunRecord run, TelemetryTags tags, TimeSpan? age)
    {
        if (run.Outcome != RunOutcome.Failed)
            yield return new TelemetryGauge(
                "undrift.drift.items",
                "{item}",
                "Drifts that stand",
                [
                    .. ReportCounts.Severities.Select(severity =>
                        ((double)run.Count(severity), tags.And("undrift.severity", severity.ToString()))
                    ),
                ]
            );
        if (age is { } known)
            yield return new(
                "undrift.drift.age",
                "s",
                "Age of the oldest drift that stands",
                [(known.TotalSeconds, tags)]
            );
        yield return new("undrift.check.duration", "s", "What the check took", [(run.DurationMs / 1000.0, tags)]);
        // Prometheus would make a ratio of what has the unit 1.
        yield return new("undrift.check.exit_code", "{code}", "Exit code of the check", [(run.ExitCode ?? 0, tags)]);
        // What does not grow any more tells that checks have ceased: the dead man's switch.
        if (run.Outcome.IsConclusive())
            yield return new(
                "undrift.check.last_conclusive",
                "s",
                "When everything was compared (Unix time)",
                [(run.At.ToUnixTimeSeconds(), tags)]
            );
    }

    private static TelemetryTags Tags(Sighting drift) =>
        TelemetryTags
            .None.And("undrift.drift.id", drift.Id)
            .And("undrift.drift.type", drift.Type)
            .And("undrift.drift.object", drift.Object)
            .And("undrift.severity", drift.Severity.ToString())
            .And("undrift.risk", drift.Risk)
            .And("undrift.cause", drift.Cause)
            .And("undrift.blocks", drift.Blocks);
}
