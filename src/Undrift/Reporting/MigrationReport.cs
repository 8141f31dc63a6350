namespace Undrift;

/// <summary>A command for a person to run next, and what it is for.</summary>
public sealed record NextCommand(string Command, string Purpose);

/// <summary>What a report says of the project's migrations, the second leg.</summary>
/// <param name="Source">Folder, tool and number, as <see cref="SchemaSource.Description"/> gives them.</param>
/// <param name="Faults">What is wrong with the migrations themselves.</param>
public sealed record MigrationReport(string Source, IReadOnlyList<MigrationFault> Faults)
{
    /// <summary>What to do about the drifts, for a person.</summary>
    public IReadOnlyList<NextCommand> Next { get; init; } = [];

    /// <summary>How many of the faults fail a check.</summary>
    public int Errors => Faults.Count(fault => fault.IsError);

    /// <summary>What the database says it has; null where nobody asked it, or it has nothing.</summary>
    public string? Applied { get; init; }

    /// <summary>What it does not have yet, in order.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>The judgement with the faults: migrations that are wrong in themselves are never clean.</summary>
    public static Judgement Failed(Judgement judgement) =>
        judgement.Verdict == Verdict.Inconclusive ? judgement : judgement with { Verdict = Verdict.Blocked };
}
