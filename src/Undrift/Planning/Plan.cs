namespace Undrift;

/// <summary>One statement of a plan.</summary>
/// <param name="Sql">Its text, without the semicolon at its end.</param>
/// <param name="Object">What it is about; null for what holds the plan together (BEGIN).</param>
/// <param name="Hazards">What it can do besides.</param>
public sealed record PlanStatement(string Sql, ObjectId? Object, IReadOnlyList<Hazard> Hazards)
{
    /// <summary>The lock that it takes; null where it takes none that others would notice, or the engine has none.</summary>
    public PlanLock? Lock { get; init; }

    /// <summary>The rows of the table that it changes; null where nobody looked (<see cref="PlanProbe"/>).</summary>
    public TableRows? Rows { get; init; }

    /// <summary>
    /// What ends the statement in a script of a shell that would else take a semicolon within it for its end (DELIMITER of
    /// MySQL's client); null: a semicolon.
    /// </summary>
    public string? Delimiter { get; init; }

    /// <summary>The statement as it stands in a script, its end with it.</summary>
    public string Script =>
        Delimiter is null ? $"{Sql};\n" : $"DELIMITER {Delimiter}\n{Sql}\n{Delimiter}\nDELIMITER ;\n";
}

/// <summary>A difference that no statement of the plan removes.</summary>
/// <param name="Object">The object.</param>
/// <param name="Reason">Why not, and what a person can do.</param>
public sealed record PlanResidue(ObjectId Object, string Reason);

/// <summary>Ordered statements that turn one schema into another, and what they leave.</summary>
/// <param name="Statements">The statements in their order; empty where nothing is to be done.</param>
/// <param name="Residue">What has no automatic fix.</param>
public sealed record Plan(IReadOnlyList<PlanStatement> Statements, IReadOnlyList<PlanResidue> Residue)
{
    /// <summary>
    /// The command by which the server's own shell stops at the first error instead of going on: without it, what follows a
    /// copy that failed would drop the rows that were not copied. Null: there is none.
    /// </summary>
    public string? StopAtError { get; init; }

    /// <summary>What it renames.</summary>
    public IReadOnlyList<Rename> Renames { get; init; } = [];

    /// <summary>What may be a rename and is dropped and made anew, as nobody said so.</summary>
    public IReadOnlyList<Rename> Candidates { get; init; } = [];

    /// <summary>What a person should know of the plan besides.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The hazards of all statements, each once.</summary>
    public IEnumerable<Hazard> Hazards => Statements.SelectMany(statement => statement.Hazards).Distinct().Order();

    /// <summary>The statements as a script.</summary>
    public string Sql => string.Concat(Statements.Select(statement => statement.Script));
}
