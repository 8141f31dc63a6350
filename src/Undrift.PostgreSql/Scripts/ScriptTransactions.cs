namespace Undrift.PostgreSql;

/// <summary>Whether a script is run in one transaction, as <see cref="SqlScript.Transaction"/> says.</summary>
internal static class ScriptTransactions
{
    /// <summary>True when all statements of the script are joined.</summary>
    public static bool JoinsAll(SqlScript script) =>
        script.Transaction switch
        {
            ScriptTransaction.One => true,
            // The server joins the statements of one query; one alone is free.
            ScriptTransaction.OneQuery => Statements(script).Take(2).Count() == 2,
            ScriptTransaction.OneIfPossible => !Statements(script).Any(IsRefused),
            _ => false,
        };

    /// <summary>What begins the transaction.</summary>
    public static Statement Begin(SqlScript script) => new(new ScriptPlace(script.Name, 1, 1), "BEGIN", ["BEGIN"]);

    /// <summary>What ends it.</summary>
    public static Statement Commit(SqlScript script) => new(new ScriptPlace(script.Name, 1, 1), "COMMIT", ["COMMIT"]);

    private static IEnumerable<Statement> Statements(SqlScript script) => new ScriptWalker([]).Walk(script);

    /// <summary>Statements that PostgreSQL runs in no transaction block.</summary>
    public static bool IsRefused(Statement statement) =>
        statement.Words.Contains("CONCURRENTLY") && !statement.Begins("REFRESH")
        || statement.Begins("VACUUM")
        || statement.Begins("ALTER", "SYSTEM")
        || statement.Begins("DISCARD", "ALL")
        || (statement.Begins("REINDEX") && statement.Word(1) is "SCHEMA" or "DATABASE" or "SYSTEM")
        || (
            statement.Word(0) is "CREATE" or "DROP" && statement.Word(1) is "DATABASE" or "TABLESPACE" or "SUBSCRIPTION"
        );
}
