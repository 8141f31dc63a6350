namespace Undrift.Cli;

/// <summary>The exit codes that the contract names (docs/exit-codes.md).</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Drift = 1;
    public const int CriticalRisk = 2;
    public const int Inconclusive = 3;
    public const int Failed = 4;
    public const int Usage = 64;
    public const int Configuration = 78;

    /// <summary>A project's command took too long and was ended; as timeout(1) says it.</summary>
    public const int TimedOut = 124;

    public const int Cancelled = 130;

    public static int Of(FailureKind kind) =>
        kind switch
        {
            FailureKind.Inconclusive => Inconclusive,
            FailureKind.Usage => Usage,
            FailureKind.Configuration => Configuration,
            _ => Failed,
        };

    /// <summary>
    /// The code of a finished check. Inconclusive comes first: a report with a gap must stop a pipeline whatever the policy
    /// says of the drift that was seen.
    /// </summary>
    public static int Of(Judgement judgement, bool policyEnforced, bool byRisk)
    {
        if (judgement.Verdict == Verdict.Inconclusive)
            return Inconclusive;
        if (policyEnforced)
            return judgement.Verdict == Verdict.Blocked && judgement.FailPipeline ? Drift : Success;
        if (!byRisk)
            return judgement.HasDrift ? Drift : Success;
        var open = judgement.Findings.Where(finding => finding.Accepted is null).Select(finding => finding.Risk);
        return open.DefaultIfEmpty(Risk.Minor).Max() switch
        {
            Risk.Critical => CriticalRisk,
            Risk.Major => Drift,
            _ => Success,
        };
    }
}
