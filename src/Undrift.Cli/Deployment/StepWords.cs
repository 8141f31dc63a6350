namespace Undrift.Cli.Deployment;

/// <summary>Steps and outcomes for people.</summary>
internal static class StepWords
{
    public static string Of(DeploymentStep step) =>
        step switch
        {
            DeploymentStep.PostCheck => "post-check",
            _ => step.ToString().ToLowerInvariant(),
        };

    public static string Of(DeploymentOutcome outcome) =>
        outcome switch
        {
            DeploymentOutcome.Succeeded => "succeeded",
            DeploymentOutcome.Failed => "failed",
            DeploymentOutcome.TimedOut => "took too long and was ended",
            DeploymentOutcome.Cancelled => "was cancelled",
            DeploymentOutcome.Refused => "was not begun",
            _ => "was interrupted",
        };
}
