namespace Undrift;

/// <summary>The status for a person.</summary>
internal static class StatusText
{
    private const int Indent = 2;
    private const int Hang = 4;

    /// <summary>The applied migrations that are named: the last.</summary>
    private const int LastApplied = 3;

    /// <summary>Writes it.</summary>
    public static void Write(MigrationStatus status, TextWriter output, TextOptions options)
    {
        var canvas = new TextCanvas(output, options);
        canvas.Line(Visible.Text(status.Headline), hang: Indent, tone: status.IsUpToDate ? Tone.Good : Tone.Warning);
        canvas.Line(Visible.Text($"{status.Set.Description} on {status.Database}"), Indent, Hang, Tone.Quiet);
        var all = status.Migrations;
        Migrations(canvas, "Applied", all, MigrationStanding.Applied, MigrationStanding.Edited);
        Migrations(canvas, "Failed", all, MigrationStanding.Failed);
        Migrations(canvas, "Pending", all, MigrationStanding.Pending, MigrationStanding.OutOfOrder);
        Part(canvas, "Faults", status.Faults.Select(fault => fault.ToString()));
        if (status.Review is { } review)
            Part(canvas, "Hazards of what is pending", PendingReviewText.Lines(review));
        Part(canvas, "Last runs", Runs(status));
        Part(canvas, "Notes", status.Notes);
    }

    private static void Migrations(
        TextCanvas canvas,
        string heading,
        IReadOnlyList<StandingMigration> all,
        params MigrationStanding[] standings
    )
    {
        var shown = all.Where(item => standings.Contains(item.Standing)).ToList();
        var hidden = standings[0] == MigrationStanding.Applied ? shown.Count - LastApplied : 0;
        if (hidden > 0)
            shown = [.. shown.Where((item, at) => at >= hidden || item.Standing == MigrationStanding.Edited)];
        Part(
            canvas,
            heading,
            [
                .. hidden > 0 ? [$"{KindWords.Count(hidden, "migration")} before these"] : Array.Empty<string>(),
                .. shown.Select(item =>
                    $"{item.Label} ({item.Migration.File})"
                    + item.Standing switch
                    {
                        MigrationStanding.Edited => ": edited since",
                        MigrationStanding.OutOfOrder => ": out of order",
                        _ => "",
                    }
                ),
            ]
        );
    }

    private static void Part(TextCanvas canvas, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        canvas.Blank();
        canvas.Line(heading, tone: Tone.Heading);
        foreach (var line in all)
        {
            var inner = line.Length - line.TrimStart().Length;
            canvas.Line(Visible.Text(line.TrimStart()), Indent + inner, Hang + inner);
        }
    }

    private static IEnumerable<string> Runs(MigrationStatus status) =>
        status
            .Deployments.Select(run => (run.At, Words: $"migrate  {Words(run)}"))
            .Concat(status.Checks.Select(run => (run.At, Words: $"{run.Command, -7}  {run.Outcome.Name()}")))
            .OrderByDescending(run => run.At)
            .Select(run => $"{AgeWords.Minute(run.At)}  {run.Words}");

    private static string Words(DeploymentRecord run)
    {
        var applied = run.Applied.Count == 0 ? "" : $", {KindWords.Count(run.Applied.Count, "migration")} applied";
        var problem = run.Problem is { } why ? $": {why}" : "";
        return $"{run.Outcome.Name()}{applied}{problem}";
    }
}
