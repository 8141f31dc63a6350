namespace Undrift;

/// <summary>What a report says of repair: a plan that was tried out, or why there is none.</summary>
/// <param name="Reason">Why there is no plan; null where there is one.</param>
/// <param name="Sql">The SQL as a script with comments, or a comment on why there is none.</param>
public sealed record RemedyReport(string? Reason, string Sql)
{
    /// <summary>The plan; null where there is none.</summary>
    public ReportedPlan? Plan { get; init; }

    /// <summary>What removes each drift, by the drift's id; empty where there is no plan.</summary>
    public IReadOnlyDictionary<string, ReportedFix> Fixes { get; init; } = new Dictionary<string, ReportedFix>();

    /// <summary>What a report says of a remedy.</summary>
    /// <param name="remedy">The remedy.</param>
    /// <param name="purpose">What its SQL does, for the first line of the script.</param>
    /// <param name="findings">The findings of the report.</param>
    public static RemedyReport Of(Remedy remedy, string purpose, IEnumerable<Finding> findings) =>
        new(remedy.Reason, remedy.Sql(purpose))
        {
            Plan = remedy is { Plan: { } plan, Proof: { } proof } ? ReportedPlan.Of(plan, proof) : null,
            Fixes = remedy.Plan is null
                ? new Dictionary<string, ReportedFix>()
                : findings
                    .DistinctBy(finding => finding.Drift.Id)
                    .ToDictionary(finding => finding.Drift.Id, finding => Fix(remedy, finding), StringComparer.Ordinal),
        };

    private static ReportedFix Fix(Remedy remedy, Finding finding)
    {
        var statements = finding.Accepted is null ? remedy.For(finding.Drift) : [];
        var hazards = statements.SelectMany(statement => statement.Hazards).Distinct().Order();
        return new ReportedFix(
            [.. hazards.Select(hazard => hazard.Name())],
            [.. statements.Select(statement => statement.Sql)]
        );
    }
}

/// <summary>What removes one drift.</summary>
/// <param name="Hazards">What the statements can do besides, by name.</param>
/// <param name="Statements">The statements, without semicolons; one that removes several drifts stands with each.</param>
public sealed record ReportedFix(IReadOnlyList<string> Hazards, IReadOnlyList<string> Statements);

/// <summary>A plan as a report tells of it.</summary>
/// <param name="Proven">True when it was run on a scratch database and made the wanted schema.</param>
/// <param name="Failure">Why it could not be tried out, or failed; null when it ran.</param>
/// <param name="Left">Ids of the drifts that it left.</param>
/// <param name="Duration">How long trying it out took.</param>
/// <param name="Hazards">What its statements can do besides, by name.</param>
/// <param name="Statements">The statements in their order, without semicolons.</param>
/// <param name="Residue">What no statement removes.</param>
public sealed record ReportedPlan(
    bool Proven,
    string? Failure,
    IReadOnlyList<string> Left,
    TimeSpan Duration,
    IReadOnlyList<string> Hazards,
    IReadOnlyList<string> Statements,
    IReadOnlyList<PlanResidue> Residue
)
{
    /// <summary>What was left out of the proof, as no statement builds it on a scratch database.</summary>
    public IReadOnlyList<ObjectId> Without { get; init; } = [];

    /// <summary>What was built as something nearly the same.</summary>
    public IReadOnlyList<ObjectId> StandIns { get; init; } = [];

    /// <summary>What <c>--probe</c> told of the tables; empty where nobody looked.</summary>
    public IReadOnlyList<TableRows> Tables { get; init; } = [];

    /// <summary>What a person should know of the plan besides.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    internal static ReportedPlan Of(Plan plan, PlanProof proof) =>
        new(
            proof.IsProven,
            proof.Failure,
            [.. proof.Left.Select(drift => drift.Id)],
            proof.Duration,
            [.. plan.Hazards.Select(hazard => hazard.Name())],
            [.. plan.Statements.Select(statement => statement.Sql)],
            plan.Residue
        )
        {
            Without = proof.Without,
            StandIns = proof.StandIns,
            Tables =
            [
                .. plan
                    .Statements.Select(statement => statement.Rows)
                    .OfType<TableRows>()
                    .GroupBy(rows => rows.Table)
                    .Select(Merged),
            ],
            Notes = plan.Notes,
        };

    private static TableRows Merged(IEnumerable<TableRows> statements) =>
        statements.First() with
        {
            Spared = [.. statements.SelectMany(rows => rows.Spared).Distinct().Order()],
        };
}
