using System.Text.Json.Serialization;

namespace Undrift;

/// <summary>What a recorded run came to: the verdicts, and that there was none.</summary>
public enum RunOutcome
{
    /// <summary>Compared completely, and no drift.</summary>
    [JsonStringEnumMemberName("clean")]
    Clean,

    /// <summary>Drift, and none of it blocks.</summary>
    [JsonStringEnumMemberName("allowed")]
    Allowed,

    /// <summary>Drift that the policy blocks.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,

    /// <summary>Something asked for could not be compared: what was not seen may be there all the same.</summary>
    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,

    /// <summary>No connection, a time-out: nothing was compared.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What outcomes mean for the history.</summary>
internal static class RunOutcomes
{
    /// <summary>The outcome of a verdict.</summary>
    public static RunOutcome Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Clean => RunOutcome.Clean,
            Verdict.Allowed => RunOutcome.Allowed,
            Verdict.Blocked => RunOutcome.Blocked,
            _ => RunOutcome.Inconclusive,
        };

    /// <summary>The outcome's name in reports.</summary>
    public static string Name(this RunOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>True where a drift that was not seen is gone.</summary>
    public static bool IsConclusive(this RunOutcome outcome) =>
        outcome is RunOutcome.Clean or RunOutcome.Allowed or RunOutcome.Blocked;
}
