namespace Undrift;

/// <summary>Which statements of a plan run in a transaction: those from BEGIN to COMMIT, which are statements of it, too.</summary>
public static class PlanTransactions
{
    /// <summary>For each statement, whether it is undone when a later one of its transaction fails.</summary>
    public static IReadOnlyList<bool> Of(Plan plan) => [.. BeginsOf(plan).Select(begin => begin is not null)];

    /// <summary>For each statement the place of the BEGIN of its transaction; null where it runs in none.</summary>
    internal static IReadOnlyList<int?> BeginsOf(Plan plan)
    {
        var begins = new int?[plan.Statements.Count];
        int? open = null;
        foreach (var (at, statement) in plan.Statements.Index())
        {
            if (Is(statement, "BEGIN") || Is(statement, "START"))
                open ??= at;
            begins[at] = open;
            if (Is(statement, "COMMIT") || Is(statement, "END"))
                open = null;
        }
        return begins;
    }

    // What holds the plan together is about no object; CREATE TRIGGER … BEGIN is about one.
    private static bool Is(PlanStatement statement, string word) =>
        statement.Object is null
        && statement.Sql.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (statement.Sql.Length == word.Length || statement.Sql[word.Length] == ' ');
}
