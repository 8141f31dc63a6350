namespace Undrift;

/// <summary>A run of a project's own migration command under <c>undrift migrate</c>, as it ended.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="At">When it began.</param>
/// <param name="Environment">Name of the environment; null when the database was named on the command line.</param>
/// <param name="Engine">The engine's name; empty where none was recognised.</param>
/// <param name="Database">The database without credentials.</param>
/// <param name="Command">The command as a person may see it: no credential in it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="DurationMs">What all of it took, in milliseconds.</param>
internal sealed record DeploymentRecord(
    string Id,
    DateTimeOffset At,
    string? Environment,
    string Engine,
    string Database,
    string Command,
    DeploymentOutcome Outcome,
    long DurationMs
)
{
    /// <summary>Exit code of the command; null where it was not run, or was ended.</summary>
    public int? CommandExitCode { get; init; }

    /// <summary>What the command took, in milliseconds; null where it was not run.</summary>
    public long? CommandMs { get; init; }

    /// <summary>The step that it did not get beyond; null where it came to its end.</summary>
    public DeploymentStep? FailedStep { get; init; }

    /// <summary>What went wrong, in a sentence; null: nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>The version that the database's history named before; null: none, or not known.</summary>
    public string? FromVersion { get; init; }

    /// <summary>The version that it names now; null: none, or not known.</summary>
    public string? ToVersion { get; init; }

    /// <summary>The migrations that were applied, by their labels.</summary>
    public IReadOnlyList<string> Applied { get; init; } = [];

    /// <summary>The migrations that are still pending.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>The steps that were begun, in their order.</summary>
    public IReadOnlyList<DeploymentStepRun> Steps { get; init; } = [];

    /// <summary>The backup that was made before; null: none.</summary>
    public string? BackupId { get; init; }

    /// <summary>Name and version of this program.</summary>
    public string Tool { get; init; } = "";

    /// <summary>Who ran it.</summary>
    public RunAuthor By { get; init; } = new("");
}

/// <summary>One step of a deployment, as it went.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">What it took, in milliseconds.</param>
/// <param name="Succeeded">False where the deployment did not get beyond it.</param>
internal sealed record DeploymentStepRun(DeploymentStep Step, DateTimeOffset At, long DurationMs, bool Succeeded);

/// <summary>How a deployment ended.</summary>
internal enum DeploymentOutcome
{
    /// <summary>The command ended well, and the database is what its migrations make.</summary>
    Succeeded,

    /// <summary>The command failed, or the database is not what it was to be.</summary>
    Failed,

    /// <summary>The command took too long and was ended.</summary>
    TimedOut,

    /// <summary>A person ended it.</summary>
    Cancelled,

    /// <summary>The command was not started: a check before it did not allow it.</summary>
    Refused,

    /// <summary>It never came to its end: the machine or the process was killed.</summary>
    Interrupted,
}

/// <summary>The steps of a deployment, in their order.</summary>
internal enum DeploymentStep
{
    /// <summary>Takes the lock that keeps other deployments of the database out.</summary>
    Lock,

    /// <summary>Looks whether the database is the expected one, what is pending and how dangerous that is.</summary>
    Preflight,

    /// <summary>Asks a person.</summary>
    Approval,

    /// <summary>Makes a backup.</summary>
    Backup,

    /// <summary>Runs the project's command.</summary>
    Command,

    /// <summary>Looks whether what was applied is what is recorded, and nothing else changed.</summary>
    PostCheck,
}
