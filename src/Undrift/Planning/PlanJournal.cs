namespace Undrift;

/// <summary>How far the running of a plan has come.</summary>
/// <param name="At">The statement, from 0.</param>
/// <param name="Took">How long it took; null: it begins.</param>
public sealed record PlanStep(int At, TimeSpan? Took);

/// <summary>Keeps what was done of a plan, so that a failure can say what stays and what was undone.</summary>
/// <param name="plan">The plan.</param>
/// <param name="next">Is told, too; null: nobody.</param>
public sealed class PlanJournal(Plan plan, IProgress<PlanStep>? next = null) : IProgress<PlanStep>
{
    private readonly IReadOnlyList<int?> _begins = PlanTransactions.BeginsOf(plan);
    private int _running = -1;

    /// <summary>Statements that ran to their end.</summary>
    public int Done { get; private set; }

    /// <summary>The statement that began and did not end, from 0; null where there is none.</summary>
    public int? Failed => _running >= Done ? _running : null;

    /// <summary>Changes that were made and undone again, as their transaction did not end.</summary>
    public int RolledBack => Next < plan.Statements.Count && _begins[Next] is { } begin ? Changes(begin, Done) : 0;

    /// <summary>Changes that stay.</summary>
    public int Kept => Changes(0, Done) - RolledBack;

    /// <summary>True where the failed statement may have left something behind: it ran in no transaction.</summary>
    public bool MayHaveLeft => Failed is { } at && plan.Statements[at].Hazards.Contains(Hazard.NotTransactional);

    /// <inheritdoc/>
    public void Report(PlanStep value)
    {
        if (value.Took is null)
            _running = value.At;
        else
            Done = value.At + 1;
        next?.Report(value);
    }

    /// <summary>What became of the changes before the statement that failed, in words.</summary>
    public string Standing()
    {
        var left = Changes(Failed is null ? Done : Done + 1, plan.Statements.Count);
        string[] parts =
        [
            RolledBack > 0 ? $"{Words(RolledBack)} rolled back" : "",
            Kept > 0 ? $"{Words(Kept)} done, which stay" : "",
            left > 0 ? $"{Words(left)} not begun" : "",
        ];
        var said = string.Join(", ", parts.Where(part => part.Length > 0));
        return said.Length > 0 ? said : "nothing else was to be done";
    }

    /// <summary>The statement that failed, or before which it ended.</summary>
    private int Next => Failed ?? Done;

    // BEGIN, COMMIT and settings of the session are about no object.
    private int Changes(int from, int to) =>
        plan.Statements.Take(to).Skip(from).Count(statement => statement.Object is not null);

    private static string Words(int count) => $"{count} change{(count == 1 ? "" : "s")}";
}
