using System.Text.Json;

namespace Undrift;

/// <summary>An alert on the drifts of a check.</summary>
/// <param name="Report">The report.</param>
/// <param name="Standing">The drifts that it is about, the worst first.</param>
/// <param name="IsResolved">True when none is left, after there were some.</param>
/// <param name="Context">Where it comes from.</param>
internal sealed record DriftAlert(
    CheckReport Report,
    IReadOnlyList<Finding> Standing,
    bool IsResolved,
    AlertContext Context
) : Alert(Context)
{
    public override string Subject => "schema-drift";

    public override string Event => IsResolved ? "resolved" : "drift";

    /// <summary>The same for all alerts on one environment and database.</summary>
    public override string Key { get; } = KeyOf(Report);

    public override AlertStage Stage => IsResolved ? AlertStage.Resolved : AlertStage.Trouble;

    public override string Place { get; } =
        Name(Report.Environment ?? Report.Target.Database ?? Report.Target.Description);

    public override string Source => Report.Target.Description;

    public override string Engine => Report.Engine;

    public override DateTimeOffset At => Report.StartedAt;

    public override Severity Severity =>
        Standing.Select(finding => finding.Severity).DefaultIfEmpty(Severity.INFO).Max();

    public override Risk Risk => Standing.Select(finding => finding.Risk).DefaultIfEmpty(Risk.Minor).Max();

    public override string Title =>
        IsResolved ? $"✅ Schema drift resolved: {Place}"
        : Standing.Count == 0 ? $"🔴 Schema check inconclusive: {Place}"
        : $"{Sign(Risk)} Schema drift: {Place} - {ReportWords.Of(Risk).ToUpperInvariant()}";

    public override IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            yield return ("Environment", Place);
            yield return ("Verdict", Visible.Cut(ReportWords.VerdictLine(Report), 2 * LongestName));
            var gate = string.Join("; ", ReportWords.Gate(Report.Judgement));
            if (gate.Length > 0)
                yield return ("Deployment", Visible.Cut(gate, 2 * LongestName));
            foreach (var risk in ReportCounts.Risks)
                if (Standing.Count(finding => finding.Risk == risk) is > 0 and var count)
                    yield return ($"{Sign(risk)} {ReportWords.Of(risk)} risk", $"{count}");
            foreach (var fact in Origin())
                yield return fact;
        }
    }

    /// <summary>The drifts, a line each.</summary>
    public override IEnumerable<string> Items =>
        IsResolved
            ? []
            : Standing
                .Select(finding =>
                    $"{finding.Severity} {DriftSentence.Of(finding.Drift, LongestName)} ({finding.Drift.Id})"
                )
                .Concat(
                    Report.Judgement.Gaps.Select(gap =>
                        Visible.Cut(
                            $"not compared: {Visible.Text(gap.Subject)}: {Visible.Text(gap.Reason)}",
                            LongestName
                        )
                    )
                );

    public override string Action =>
        IsResolved ? "Nothing is left to do."
        : Standing.Any(finding => finding.Risk == Risk.Critical)
            ? "Review what would be dropped, back up, try the fix on staging, plan a maintenance window."
        : "Review the differences: undrift fix writes the SQL or the migration that removes them.";

    public override string Resolution => "a complete check found no drift";

    /// <summary>The key of a report's alerts.</summary>
    public static string KeyOf(CheckReport report) => Marker.KeyOf(report, "alert");

    public override void WriteFields(Utf8JsonWriter json)
    {
        ReportJson.Text(json, "environment", Report.Environment);
        ReportJson.Text(json, "database", Report.Target.Database);
        json.WriteString("verdict", ReportWords.Of(Report.Judgement.Verdict));
        json.WriteString("severity", Severity.ToString());
        json.WriteString("risk", ReportWords.Of(Risk));
        json.WriteNumber("drifts", Standing.Count);
        ReportJson.Time(json, "checked_at", At);
    }

    private static string Sign(Risk risk) =>
        risk switch
        {
            Risk.Critical => "🔴",
            Risk.Major => "🟠",
            _ => "🟡",
        };
}
