using System.Text.Json;

namespace Undrift;

/// <summary>What outcomes and steps are called in JSON, telemetry and metrics: <c>timed_out</c>, <c>post_check</c>.</summary>
internal static class DeploymentNames
{
    /// <summary>The name of an outcome.</summary>
    public static string Name(this DeploymentOutcome outcome) => Snake(outcome.ToString());

    /// <summary>The name of a step.</summary>
    public static string Name(this DeploymentStep step) => Snake(step.ToString());

    /// <summary>True where the database may be left in a state that somebody has to look at.</summary>
    public static bool IsFailure(this DeploymentOutcome outcome) =>
        outcome is DeploymentOutcome.Failed or DeploymentOutcome.TimedOut or DeploymentOutcome.Interrupted;

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
