using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>Which severities get an issue, and how it is answered.</summary>
internal static partial class IssuePolicy
{
    /// <summary>The label by which a later run finds the issues again.</summary>
    public const string Label = "schema-drift";

    /// <summary>The label of an issue that nobody settled in time.</summary>
    public const string Escalated = "escalated";

    /// <summary>What holds where the policy does not say.</summary>
    public static readonly TimeSpan EscalateAfter = TimeSpan.FromHours(24);

    /// <summary>The severities with their responses: those of the policy's section <c>response</c>, without one all.</summary>
    public static IEnumerable<(Severity Severity, ResponsePolicy Response)> Of(Policy policy) =>
        ReportCounts
            .Severities.Where(severity => policy.Responses.Count == 0 || policy.Responses.ContainsKey(severity))
            .Select(severity => (severity, policy.Responses.GetValueOrDefault(severity) ?? ResponsePolicy.None));

    /// <summary>The labels of an issue, without <see cref="Escalated"/>.</summary>
    public static IEnumerable<string> Labels(CheckReport report, ResponsePolicy response)
    {
        yield return Label;
        if (report.Environment is { } name && Simple().IsMatch(name))
            yield return "env:" + name;
        foreach (var label in response.Labels)
            yield return label;
    }

    /// <summary>A label has at most 50 characters, and a comma would part it in a query.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,40}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Simple();
}
