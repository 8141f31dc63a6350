namespace Undrift.Tests.Notification;

/// <summary>A deployment as the tests of alerts and of telemetry tell it.</summary>
internal static class SampleDeployment
{
    public static readonly DateTimeOffset At = new(2026, 11, 21, 11, 58, 0, TimeSpan.Zero);

    /// <summary>A deployment in production that ended in some way.</summary>
    public static DeploymentRecord Of(DeploymentOutcome outcome) =>
        new(
            "5f1c0a",
            At,
            "production",
            "postgres",
            "postgres://db.example:5432/shop",
            "npx drizzle-kit migrate",
            outcome,
            83_000
        )
        {
            CommandExitCode = outcome switch
            {
                DeploymentOutcome.Succeeded => 0,
                DeploymentOutcome.Failed => 1,
                _ => null,
            },
            CommandMs = 42_000,
            FailedStep = outcome == DeploymentOutcome.Succeeded ? null : DeploymentStep.Command,
            Problem = outcome == DeploymentOutcome.Succeeded ? null : "column \"total\" does not exist",
            FromVersion = "0006",
            ToVersion = outcome == DeploymentOutcome.Succeeded ? "0008" : "0007",
            Applied = outcome == DeploymentOutcome.Succeeded ? ["0007 totals", "0008 index"] : ["0007 totals"],
            Pending = outcome == DeploymentOutcome.Succeeded ? [] : ["0008 index"],
            BackupId = "b-20261121",
            Tool = "undrift 1.2.3",
            By = new RunAuthor("runner", "ada", "https://ci.example/run/1", "abc1234def5678", "main"),
            Steps =
            [
                new DeploymentStepRun(DeploymentStep.Lock, At, 20, Succeeded: true),
                new DeploymentStepRun(DeploymentStep.Backup, At.AddSeconds(1), 30_000, Succeeded: true),
                new DeploymentStepRun(
                    DeploymentStep.Command,
                    At.AddSeconds(31),
                    42_000,
                    outcome == DeploymentOutcome.Succeeded
                ),
            ],
        };
}
