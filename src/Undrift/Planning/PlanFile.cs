namespace Undrift;

/// <summary>A schema that a plan is about, in words that may be printed.</summary>
/// <param name="Source">The source without secrets.</param>
/// <param name="Version">Version of the server or library that read it; null where there is none.</param>
public sealed record PlanSide(string Source, string? Version);

/// <summary>What the trying-out came to, as the file keeps it.</summary>
/// <param name="Proven">True when the plan ran and its result was the target.</param>
/// <param name="Left">What still differed: its type and its object.</param>
/// <param name="Failure">Why the plan could not be tried out or failed; null when it ran.</param>
/// <param name="Duration">How long it took.</param>
public sealed record PlanStanding(
    bool Proven,
    IReadOnlyList<(string Type, ObjectId Object)> Left,
    string? Failure,
    TimeSpan Duration
)
{
    /// <summary>What was left out, as no statement can build it on a scratch database.</summary>
    public IReadOnlyList<ObjectId> Without { get; init; } = [];

    /// <summary>What was built as something nearly the same.</summary>
    public IReadOnlyList<ObjectId> StandIns { get; init; } = [];

    /// <summary>The standing of a proof.</summary>
    public static PlanStanding Of(PlanProof proof) =>
        new(
            proof.IsProven,
            [.. proof.Left.Select(drift => (drift.Type, drift.Object))],
            proof.Failure,
            // The file keeps whole milliseconds: what is read is what was written.
            TimeSpan.FromMilliseconds((long)proof.Duration.TotalMilliseconds)
        )
        {
            Without = proof.Without,
            StandIns = proof.StandIns,
        };
}

/// <summary>
/// A plan to review, keep and run: its statements, the state that it was made for, and what trying it out came to.
/// </summary>
/// <param name="Tool">Name and version of the tool that made it.</param>
/// <param name="Engine">Engine name.</param>
/// <param name="Database">The database that it was made for.</param>
/// <param name="Desired">The schema that it makes.</param>
/// <param name="Schemas">The schemas that it was made for; empty: all.</param>
/// <param name="Cluster">True when roles and whatever else belongs to the whole server was read, too.</param>
/// <param name="Fingerprint">Fingerprint of the state that it was made for.</param>
/// <param name="TargetFingerprint">Fingerprint of the state that it makes.</param>
/// <param name="Plan">Statements and residue.</param>
/// <param name="Proof">What trying it out came to.</param>
public sealed record PlanFile(
    string Tool,
    string Engine,
    PlanSide Database,
    PlanSide Desired,
    IReadOnlyList<string> Schemas,
    bool Cluster,
    string Fingerprint,
    string TargetFingerprint,
    Plan Plan,
    PlanStanding Proof
);
