using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>Makes records of runs.</summary>
internal static class RunRecords
{
    /// <summary>Characters of a run's id: enough for never meeting another one, short enough to copy.</summary>
    private const int IdLength = 24;

    /// <summary>The record of a report; the caller adds what the report does not say.</summary>
    public static RunRecord Of(CheckReport report)
    {
        var judgement = report.Judgement;
        var at = Milliseconds(report.StartedAt);
        var database = report.Target.Description;
        return new RunRecord(
            IdOf(RunRecord.ScopeOf(report.Command, report.Environment, database), database, at, report.Fingerprint),
            at,
            report.Command,
            report.Environment,
            report.Engine,
            database,
            RunOutcomes.Of(judgement.Verdict),
            ExitCode: null,
            (long)report.Duration.TotalMilliseconds
        )
        {
            Tool = report.Tool,
            Desired = report.Desired.Description,
            Fingerprint = report.Fingerprint,
            Policy = new RunPolicy(null, report.PolicyEnforced),
            StoppedDeployment = report.PolicyEnforced && judgement is { Verdict: Verdict.Blocked, FailPipeline: true },
            Override = judgement.Override,
            Gaps = judgement.Gaps.Count,
            Ignored = [.. judgement.Ignored.Select(ignored => ignored.Drift.Id)],
            Drifts = [.. judgement.Findings.Select(SightingOf)],
        };
    }

    /// <summary>The record of a run that came to no report.</summary>
    public static RunRecord Failed(string command, string? environment, string database, DateTimeOffset started)
    {
        var at = Milliseconds(started);
        var id = IdOf(RunRecord.ScopeOf(command, environment, database), database, at, "");
        return new RunRecord(id, at, command, environment, "", database, RunOutcome.Failed, null, 0);
    }

    private static Sighting SightingOf(Finding finding)
    {
        var drift = finding.Drift;
        return new Sighting(
            drift.Id,
            drift.Fingerprint,
            drift.Object.ToString(),
            drift.Object.Schema,
            drift.Type,
            drift.Group.Name,
            finding.Severity,
            ReportWords.Of(finding.Risk),
            finding.Cause,
            finding.Blocks,
            finding.Accepted?.By,
            (drift.Expected ?? drift.Actual)?.Kind.ClusterLevel == true
        );
    }

    private static string IdOf(string scope, string database, DateTimeOffset at, string fingerprint)
    {
        var text = string.Join('\0', scope, database, at.ToString("O", CultureInfo.InvariantCulture), fingerprint);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..IdLength];
    }

    /// <summary>As a report writes it: an imported report is then the same run.</summary>
    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
