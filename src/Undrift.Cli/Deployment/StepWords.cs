namespace Undrift.Cli;

/// <summary>Steps and outcomes for people.</summary>
internal static class StepWords
{
    public static string Of(DeploymentStep step) => step.Name().Replace('_', '-');

    public static string Of(DeploymentOutcome outcome) =>
        outcome switch
        {
            DeploymentOutcome.TimedOut => "took too long and was ended",
            DeploymentOutcome.Cancelled => "was cancelled",
            DeploymentOutcome.Refused => "was not begun",
            DeploymentOutcome.Interrupted => "was interrupted",
            _ => outcome.Name(),
        };
}
