namespace Undrift;

/// <summary>One run of a check as the history keeps it. The order of the members is the order in the stored text.</summary>
/// <param name="Id">The same for the same run, recorded or imported: a hash of scope, begin and what was compared.</param>
/// <param name="At">When it began, UTC, to the millisecond.</param>
/// <param name="Command"><c>check</c> or <c>verify</c>.</param>
/// <param name="Environment">Environment name; null when the sources were named on the command line.</param>
/// <param name="Engine">Engine name; empty for a run that failed before it was known.</param>
/// <param name="Database">The address of the actual schema, without credentials.</param>
/// <param name="Outcome">The verdict, or that there was none.</param>
/// <param name="ExitCode">The exit code that the verdict gave; null for an imported report.</param>
/// <param name="DurationMs">Milliseconds.</param>
public sealed record RunRecord(
    string Id,
    DateTimeOffset At,
    string Command,
    string? Environment,
    string Engine,
    string Database,
    RunOutcome Outcome,
    int? ExitCode,
    long DurationMs
)
{
    /// <summary>Name and version of the tool.</summary>
    public string Tool { get; init; } = "";

    /// <summary>The desired schema, without credentials.</summary>
    public string Desired { get; init; } = "";

    /// <summary>Fingerprint of the actual schema (SHA-256, hex); empty where nothing was read.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The policy that decided.</summary>
    public RunPolicy Policy { get; init; } = new(null, false);

    /// <summary>True when a deployment was stopped: the policy was enforced, blocks, and fails the pipeline.</summary>
    public bool StoppedDeployment { get; init; }

    /// <summary>Who ran it.</summary>
    public RunAuthor By { get; init; } = new("");

    /// <summary>The break-glass under which a block was let pass; null: none.</summary>
    public Override? Override { get; init; }

    /// <summary>The schemas that the comparison was limited to; empty: all.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>True when the cluster level was compared, too.</summary>
    public bool Cluster { get; init; }

    /// <summary>How many things could not be compared.</summary>
    public int Gaps { get; init; }

    /// <summary>Ids of the drifts that ignore rules took out.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<Sighting> Drifts { get; init; } = [];

    /// <summary>True when the run was not recorded when it ended, but read from its report.</summary>
    public bool Imported { get; init; }

    /// <summary>Which series of runs it belongs to: a drift is followed within one.</summary>
    internal string Scope => ScopeOf(Command, Environment, Database);

    /// <summary>The series of an environment; of a database where no environment was named.</summary>
    internal static string ScopeOf(string command, string? environment, string database) =>
        environment is null ? $"{command} of {database}" : $"{command} in {environment}";

    /// <summary>How many drifts of a severity stood: nobody had accepted them.</summary>
    internal int Count(Severity severity) =>
        Drifts.Count(drift => drift.AcceptedBy is null && drift.Severity == severity);
}

/// <summary>A drift as one run saw it.</summary>
/// <param name="Id">The drift's id.</param>
/// <param name="Fingerprint">SHA-256 over everything that differs.</param>
/// <param name="Object">The object's text form.</param>
/// <param name="Schema">The schema that the object stands in; empty: none.</param>
/// <param name="Type">The fine type: <c>changed_column</c>.</param>
/// <param name="Group">The group that a policy names.</param>
/// <param name="Severity">The severity, by the policy of that day.</param>
/// <param name="Risk">How dangerous its removal is.</param>
/// <param name="Cause">Which leg moved.</param>
/// <param name="Blocks">True when it blocked.</param>
/// <param name="AcceptedBy">Who accepted it; null: nobody.</param>
/// <param name="Cluster">True when the object belongs to the whole server.</param>
public sealed record Sighting(
    string Id,
    string Fingerprint,
    string Object,
    string Schema,
    string Type,
    string Group,
    Severity Severity,
    string Risk,
    string Cause,
    bool Blocks,
    string? AcceptedBy,
    bool Cluster
);

/// <summary>The policy of a run.</summary>
/// <param name="Digest">SHA-256 (hex) of the policy file; null: the built-in policy, or not known.</param>
/// <param name="Enforced">True with <c>--enforce-policy</c>.</param>
public sealed record RunPolicy(string? Digest, bool Enforced);

/// <summary>Who ran a check, as far as the machine says.</summary>
/// <param name="User">The user of the operating system.</param>
/// <param name="Actor">Who started the pipeline.</param>
/// <param name="Run">Where the pipeline's run can be looked at (a URL).</param>
/// <param name="Commit">The commit that was checked out.</param>
/// <param name="Ref">The branch or tag.</param>
public sealed record RunAuthor(
    string User,
    string? Actor = null,
    string? Run = null,
    string? Commit = null,
    string? Ref = null
);
