namespace Undrift.Cli;

/// <summary>What a deployment came to.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Problem">What went wrong, in a sentence; null: nothing.</param>
/// <param name="Next">What to do; null: nothing to name.</param>
internal sealed record DeploymentEnd(int Code, DeploymentOutcome Outcome, string? Problem = null, string? Next = null)
{
    /// <summary>It was not begun.</summary>
    public static DeploymentEnd Refused(DeploymentRefused refused) =>
        new(refused.Code, DeploymentOutcome.Refused, refused.Message, refused.Next);

    /// <summary>It was not begun, because something could not be done.</summary>
    public static DeploymentEnd Refused(UndriftException failure) =>
        new(
            ExitCode.Of(failure.Kind),
            DeploymentOutcome.Refused,
            failure.Where is { } where ? $"{failure.Message} ({where})" : failure.Message,
            // The time-out of the command is another one.
            failure.Next?.Replace("with --timeout", "with --statement-timeout", StringComparison.Ordinal)
        );
}
