namespace Undrift;

/// <summary>The history for a person: the numbers, what stands, the last runs.</summary>
public static class HistoryText
{
    private const int LastRuns = 10;
    private const int Indent = 2;
    private const int Hang = 4;

    /// <summary>Writes it.</summary>
    public static void Write(HistoryReport report, TextWriter output, TextOptions options)
    {
        var canvas = new TextCanvas(output, options);
        canvas.Line($"{report.Tool} history of {Visible.Text(report.Place)}", tone: Tone.Heading);
        if (report.Runs.Count == 0)
            canvas.Line(report.Since is { } since ? $"No run since {AgeWords.Minute(since)}." : "No run yet.");
        foreach (var metrics in report.Metrics)
        {
            canvas.Blank();
            WriteNumbers(canvas, metrics);
            var standing = report.Standing(metrics.Scope).ToArray();
            if (standing.Length > 0)
                canvas.Blank();
            foreach (var episode in standing)
                WriteEpisode(canvas, episode, report.Now);
            canvas.Blank();
            WriteRuns(canvas, [.. report.Runs.Where(run => run.Scope == metrics.Scope)]);
        }
    }

    private static void WriteNumbers(TextCanvas canvas, HistoryMetrics metrics)
    {
        canvas.Line(Visible.Text(metrics.Scope), tone: Tone.Heading);
        var inconclusive = metrics.Inconclusive == 0 ? "" : $", {metrics.Inconclusive} of them inconclusive or failed";
        canvas.Line($"runs      {metrics.Runs}{inconclusive}; last {AgeWords.Minute(metrics.LastRun)}", Indent, 12);
        var oldest = metrics.OldestOpen is { } age ? $", the oldest for {AgeWords.Of(age)}" : "";
        canvas.Line($"open      {metrics.Open}{oldest}; {metrics.Accepted} accepted", Indent, 12);
        canvas.Line($"detected  within {AgeWords.Of(metrics.TimeToDetect)} (mean)", Indent, 12);
        var repair = metrics.TimeToRepair is { } mean ? $", after {AgeWords.Of(mean)} (mean)" : "";
        canvas.Line($"repaired  {metrics.Repaired}{repair}; {metrics.Returned} came back", Indent, 12);
        canvas.Line($"stopped   {KindWords.Count(metrics.StoppedDeployments, "deployment")}", Indent, 12);
    }

    private static void WriteEpisode(TextCanvas canvas, Episode episode, DateTimeOffset now)
    {
        var drift = episode.Drift;
        canvas.Tagged(
            drift.Severity.ToString(),
            TextStyle.Of(drift.Severity),
            Visible.Text($"{drift.Object} {drift.Type}: {HistoryTimeline.Words(episode, now)}"),
            drift.Id,
            Indent,
            11
        );
    }

    private static void WriteRuns(TextCanvas canvas, IReadOnlyList<RunRecord> runs)
    {
        foreach (var run in runs.TakeLast(LastRuns).Reverse())
            canvas.Line(
                $"{AgeWords.Minute(run.At)}  {run.Outcome.Name(), -12}  {Found(run), -32}{By(run)}",
                Indent,
                Hang
            );
        if (runs.Count > LastRuns)
            canvas.Line($"and {runs.Count - LastRuns} more: --json has all of them", Indent, Hang, Tone.Quiet);
    }

    private static string Found(RunRecord run)
    {
        if (run.Outcome == RunOutcome.Failed)
            return "nothing was compared";
        var numbers = ReportCounts
            .Severities.Where(severity => run.Count(severity) > 0)
            .Select(severity => $"{run.Count(severity)} {severity}");
        return string.Join(", ", numbers.DefaultIfEmpty("no drift"));
    }

    private static string By(RunRecord run) =>
        (run.By.Actor ?? run.By.User) is { Length: > 0 } name ? $"  {Visible.Text(name)}" : "";
}
