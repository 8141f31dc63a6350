namespace Undrift;

/// <summary>The findings in the order in which a place that does not hold all of them takes them.</summary>
internal static class WorstFirst
{
    /// <summary>What nobody accepted: what blocks, then by severity, then by risk, then in the order of the report.</summary>
    public static IEnumerable<Finding> Standing(CheckReport report) =>
        report
            .Judgement.Findings.Where(finding => finding.Accepted is null)
            .OrderByDescending(finding => finding.Blocks)
            .ThenByDescending(finding => finding.Severity)
            .ThenByDescending(finding => finding.Risk);
}
