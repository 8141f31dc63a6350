namespace Undrift;

/// <summary>The numbers of a report: drifts that stand (nobody accepted them) by severity, risk and type.</summary>
internal sealed class ReportCounts
{
    private readonly IReadOnlyList<Finding> _standing;

    public ReportCounts(Judgement judgement)
    {
        _standing = [.. judgement.Findings.Where(finding => finding.Accepted is null)];
        Accepted = judgement.Findings.Count - _standing.Count;
    }

    /// <summary>The severities, the worst first.</summary>
    public static IReadOnlyList<Severity> Severities => [Severity.ERROR, Severity.WARNING, Severity.INFO];

    /// <summary>The risks, the worst first.</summary>
    public static IReadOnlyList<Risk> Risks => [Risk.Critical, Risk.Major, Risk.Minor];

    /// <summary>Drifts that stand.</summary>
    public int Standing => _standing.Count;

    /// <summary>Drifts that somebody accepted.</summary>
    public int Accepted { get; }

    /// <summary>Drifts of a severity that stand.</summary>
    public int Of(Severity severity) => _standing.Count(finding => finding.Severity == severity);

    /// <summary>Drifts of a risk that stand.</summary>
    public int Of(Risk risk) => _standing.Count(finding => finding.Risk == risk);

    /// <summary>Drifts of a severity and a risk that stand.</summary>
    public int Of(Severity severity, Risk risk) =>
        _standing.Count(finding => finding.Severity == severity && finding.Risk == risk);

    /// <summary>Types that occur with their numbers, by name.</summary>
    public IEnumerable<KeyValuePair<string, int>> ByType() =>
        _standing.CountBy(finding => finding.Drift.Type).OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
