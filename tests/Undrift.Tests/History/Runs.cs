namespace Undrift.Tests.History;

/// <summary>Runs made by hand, one a day.</summary>
internal static class Runs
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The begin of the run of a day.</summary>
    public static DateTimeOffset Day(double day) => Start.AddDays(day);

    /// <summary>A conclusive run that saw drifts.</summary>
    public static RunRecord Saw(double day, params Sighting[] drifts) =>
        Run(day, drifts.Length == 0 ? RunOutcome.Clean : RunOutcome.Allowed, drifts);

    /// <summary>A run.</summary>
    public static RunRecord Run(double day, RunOutcome outcome, params Sighting[] drifts) =>
        new($"run-{day}", Day(day), "check", "production", "postgres", "postgres://db/shop", outcome, 0, 400)
        {
            Drifts = drifts,
        };

    /// <summary>A drift.</summary>
    public static Sighting Drift(string id, Severity severity = Severity.WARNING) =>
        new(
            id,
            Fingerprint: "f1",
            $"table:public.{id}",
            Schema: "public",
            "extra_table",
            "extra_table",
            severity,
            "critical",
            "manual_change",
            Blocks: false,
            AcceptedBy: null,
            Cluster: false
        );
}
