namespace Undrift.Cli;

/// <summary>Says of a plan that failed what was done, what was undone and how to go on.</summary>
internal static class PlanFailure
{
    /// <summary>The statement that failed: <c>statement 5 of 12 (table:users)</c>.</summary>
    public static string Head(PlanFile file, PlanJournal journal)
    {
        var at = Math.Min(journal.Failed ?? journal.Done, file.Plan.Statements.Count - 1);
        var about = file.Plan.Statements[at].Object is { } item ? $" ({Visible.Text(item.ToString())})" : "";
        return $"statement {at + 1} of {file.Plan.Statements.Count}{about}";
    }

    /// <summary>The failure with all that is known.</summary>
    /// <param name="failure">What the engine said.</param>
    /// <param name="file">The plan.</param>
    /// <param name="journal">How far it came.</param>
    /// <param name="result">What the database is now.</param>
    /// <param name="leftover">What the statement left, as the engine knows it; null: nothing is known.</param>
    public static UndriftException Of(
        UndriftException failure,
        PlanFile file,
        PlanJournal journal,
        PlanResult result,
        string? leftover
    )
    {
        var state = result switch
        {
            PlanResult.Unchanged => "the schema is as it was before",
            PlanResult.Target => "and yet the schema is the one that the plan makes",
            PlanResult.Other => "the schema is neither as before nor as wanted",
            _ => "the schema could not be read again",
        };
        leftover ??= journal.MayHaveLeft
            ? "the statement runs in no transaction and may have left something behind"
            : null;
        var left = leftover is null || result == PlanResult.Unchanged ? "" : "; " + leftover;
        var next =
            result == PlanResult.Unchanged ? "mend the cause and run the same plan again"
            : result == PlanResult.Target ? "see that all is well with 'undrift check'"
            : "mend the cause, then make a new plan with 'undrift fix -o FILE': it begins where this one stopped";
        return UndriftException.Failed(
            $"{Head(file, journal)} failed: {failure.Message}; {journal.Standing()}; {state}{left}",
            failure.Where,
            failure.Next is { } hint ? $"{hint}; {next}" : next,
            failure
        );
    }
}
