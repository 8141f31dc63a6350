namespace Undrift.PostgreSql;

/// <summary>Follows a script's own transactions.</summary>
internal static class Transactions
{
    /// <summary>The statement that began the transaction which is open after this one; null when none is.</summary>
    public static Statement? After(Statement statement, Statement? begun) =>
        statement.Word(0) switch
        {
            "BEGIN" => begun ?? statement,
            "START" => begun ?? statement,
            "COMMIT" or "END" or "ABORT" => Chained(statement) ? begun : null,
            "ROLLBACK" => statement.Words.Contains("TO") || Chained(statement) ? begun : null,
            "PREPARE" when statement.Word(1) == "TRANSACTION" => null,
            _ => begun,
        };

    /// <summary>True for statements that may fail for a missing role or setting, and that run in a subtransaction as well.</summary>
    public static bool MayBeNested(Statement statement) =>
        statement.Word(0) switch
        {
            "CREATE" or "ALTER" or "GRANT" or "REVOKE" or "COMMENT" or "REASSIGN" or "DROP" => true,
            "SET" => statement.Word(1) is not ("TRANSACTION" or "SESSION" or "CONSTRAINTS" or "LOCAL"),
            _ => false,
        };

    private static bool Chained(Statement statement) =>
        statement.Words.Contains("CHAIN") && !statement.Words.Contains("NO");
}
