namespace Undrift;

/// <summary>Which statements of a plan run in a transaction: those from BEGIN to COMMIT, which are statements of it, too.</summary>
public static class PlanTransactions
{
    /// <summary>For each statement, whether it is undone when a later one of its transaction fails.</summary>
    public static IReadOnlyList<bool> Of(Plan plan)
    {
        var inside = new bool[plan.Statements.Count];
        var open = false;
        foreach (var (at, statement) in plan.Statements.Index())
        {
            open |= Is(statement, "BEGIN") || Is(statement, "START");
            inside[at] = open;
            open &= !Is(statement, "COMMIT") && !Is(statement, "END");
        }
        return inside;
    }

    // What holds the plan together is about no object; CREATE TRIGGER … BEGIN is about one.
    private static bool Is(PlanStatement statement, string word) =>
        statement.Object is null
        && statement.Sql.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (statement.Sql.Length == word.Length || statement.Sql[word.Length] == ' ');
}
