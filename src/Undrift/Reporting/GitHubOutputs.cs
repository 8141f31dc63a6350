namespace Undrift;

/// <summary>
/// The outputs of a step of a GitHub workflow, for the file that <c>GITHUB_OUTPUT</c> names: <c>name=value</c> lines. Every
/// value is a word or a number, so that none can begin another line.
/// </summary>
internal static class GitHubOutputs
{
    private const string None = "none";

    public static void Write(CheckReport report, TextWriter output)
    {
        var counts = new ReportCounts(report.Judgement);
        output.Write($"drift_detected={Detected(report.Judgement)}\n");
        output.Write($"verdict={ReportWords.Of(report.Judgement.Verdict)}\n");
        output.Write($"severity={Worst(ReportCounts.Severities, counts.Of, severity => severity.ToString())}\n");
        output.Write($"risk={Worst(ReportCounts.Risks, counts.Of, ReportWords.Of)}\n");
        output.Write($"drifts={counts.Standing}\n");
        foreach (var severity in ReportCounts.Severities)
            output.Write($"{Plural(severity)}={counts.Of(severity)}\n");
        foreach (var risk in ReportCounts.Risks)
            output.Write($"{ReportWords.Of(risk)}={counts.Of(risk)}\n");
    }

    /// <summary>What was not seen is not absent: a deployment that waits for <c>false</c> must not go on.</summary>
    private static string Detected(Judgement judgement) =>
        judgement.HasDrift ? "true"
        : judgement.Verdict == Verdict.Inconclusive ? "unknown"
        : "false";

    private static string Worst<T>(IEnumerable<T> levels, Func<T, int> count, Func<T, string> name)
        where T : struct => levels.Where(level => count(level) > 0).Select(name).FirstOrDefault(None);

    private static string Plural(Severity severity) =>
        severity switch
        {
            Severity.ERROR => "errors",
            Severity.WARNING => "warnings",
            _ => "infos",
        };
}
