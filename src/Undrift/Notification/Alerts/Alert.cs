namespace Undrift;

/// <summary>What people are told. Texts from outside are fit to print; each channel escapes them for its own place.</summary>
/// <param name="Report">The report.</param>
/// <param name="Standing">The drifts that it is about, the worst first.</param>
/// <param name="IsResolved">True when none is left, after there were some.</param>
/// <param name="Context">Where it comes from.</param>
internal sealed record Alert(CheckReport Report, IReadOnlyList<Finding> Standing, bool IsResolved, AlertContext Context)
{
    private const int LongestName = 200;

    /// <summary>The same for all alerts on one environment and database: what pagers go by.</summary>
    public string Key { get; } = Marker.KeyOf(Report, "alert");

    /// <summary>Environment, or where there is none the database.</summary>
    public string Place { get; } =
        Visible.Cut(
            Visible.Text(Report.Environment ?? Report.Target.Database ?? Report.Target.Description),
            LongestName
        );

    /// <summary>The worst severity; INFO where nothing stands.</summary>
    public Severity Severity => Standing.Select(finding => finding.Severity).DefaultIfEmpty(Severity.INFO).Max();

    /// <summary>The highest risk; minor where nothing stands.</summary>
    public Risk Risk => Standing.Select(finding => finding.Risk).DefaultIfEmpty(Risk.Minor).Max();

    /// <summary>The first line.</summary>
    public string Title =>
        IsResolved ? $"✅ Schema drift resolved: {Place}"
        : Standing.Count == 0 ? $"🔴 Schema check inconclusive: {Place}"
        : $"{Sign(Risk)} Schema drift: {Place} - {ReportWords.Of(Risk).ToUpperInvariant()}";

    /// <summary>The facts below it, name and value.</summary>
    public IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            yield return ("Environment", Place);
            yield return ("Verdict", Visible.Cut(ReportWords.VerdictLine(Report), 2 * LongestName));
            foreach (var risk in ReportCounts.Risks)
                if (Standing.Count(finding => finding.Risk == risk) is > 0 and var count)
                    yield return ($"{Sign(risk)} {ReportWords.Of(risk)} risk", $"{count}");
            if (Context.Branch is { } branch)
                yield return ("Branch", Visible.Cut(Visible.Text(branch), LongestName));
            if (Context.Commit is { } commit)
                yield return ("Commit", Visible.Cut(Visible.Text(commit), 12));
        }
    }

    /// <summary>The drifts, a line each.</summary>
    public IEnumerable<string> Items =>
        Standing
            .Select(finding =>
                $"{finding.Severity} {DriftSentence.Of(finding.Drift, LongestName)} ({finding.Drift.Id})"
            )
            .Concat(
                Report.Judgement.Gaps.Select(gap =>
                    Visible.Cut($"not compared: {Visible.Text(gap.Subject)}: {Visible.Text(gap.Reason)}", LongestName)
                )
            );

    /// <summary>What to do.</summary>
    public string Action =>
        IsResolved ? "Nothing is left to do."
        : Standing.Any(finding => finding.Risk == Risk.Critical)
            ? "Review what would be dropped, back up, try the fix on staging, plan a maintenance window."
        : "Review the differences: undrift fix writes the SQL or the migration that removes them.";

    private static string Sign(Risk risk) =>
        risk switch
        {
            Risk.Critical => "🔴",
            Risk.Major => "🟠",
            _ => "🟡",
        };
}

/// <summary>Where an alert comes from; null for what nobody says.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Page">Where the whole report is; http or https only.</param>
internal sealed record AlertContext(string? Branch, string? Commit, string? Page);
