namespace Undrift.PostgreSql;

/// <summary>Which statements may not run on a scratch database, and which may travel together.</summary>
internal static class StatementRules
{
    /// <summary>How a statement may be sent.</summary>
    public enum Company
    {
        /// <summary>By itself: it may refuse a transaction block, return rows, or do anything.</summary>
        Alone,

        /// <summary>Together with other definitions.</summary>
        Definitions,

        /// <summary>Together with other changes of rows; not with definitions, which refuse pending trigger events.</summary>
        Rows,
    }

    private static readonly HashSet<string> MadeTogether =
    [
        "TABLE",
        "UNLOGGED",
        "INDEX",
        "UNIQUE",
        "VIEW",
        "OR",
        "FUNCTION",
        "PROCEDURE",
        "TRIGGER",
        "SEQUENCE",
        "DOMAIN",
        "TYPE",
        "SCHEMA",
        "POLICY",
        "AGGREGATE",
    ];

    private static readonly HashSet<string> AlteredTogether =
    [
        "TABLE",
        "INDEX",
        "VIEW",
        "FUNCTION",
        "PROCEDURE",
        "SEQUENCE",
        "DOMAIN",
        "SCHEMA",
        "POLICY",
        "AGGREGATE",
        "DEFAULT",
        "MATERIALIZED",
    ];

    /// <summary>How the statement may be sent. Together saves a third of the time; only what is known to allow it.</summary>
    public static Company CompanyOf(Statement statement)
    {
        if (statement is CopyStatement || statement.Words.Contains("CONCURRENTLY"))
            return Company.Alone;
        return (statement.Word(0), statement.Word(1)) switch
        {
            ("CREATE", var what) when MadeTogether.Contains(what) => Company.Definitions,
            ("ALTER", var what) when AlteredTogether.Contains(what) => Company.Definitions,
            // A new enum value cannot be used in the transaction that added it; a new owner can.
            ("ALTER", "TYPE") when statement.Words.Contains("OWNER") => Company.Definitions,
            ("COMMENT" or "GRANT" or "REVOKE", _) => Company.Definitions,
            ("INSERT", _) => Company.Rows,
            _ => Company.Alone,
        };
    }

    /// <summary>True for GRANT, REVOKE and ALTER DEFAULT PRIVILEGES; membership in a role is none of these.</summary>
    public static bool IsOfPrivileges(Statement statement) =>
        statement.Word(0) is "GRANT" or "REVOKE" && statement.Words.Contains("ON")
        || statement.Begins("ALTER", "DEFAULT");

    /// <summary>Refuses what does not belong to the schema of one database, or would reach out of it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isPrivate">True on a server of our own, where roles do no harm.</param>
    public static void Require(Statement statement, bool isPrivate)
    {
        if (Refusal(statement, isPrivate) is var (why, next))
            throw UndriftException.Failed(why, statement.Place.ToString(), next);
    }

    private static (string Why, string Next)? Refusal(Statement statement, bool isPrivate)
    {
        var (first, second) = (statement.Word(0), statement.Word(1));
        var defines = first is "CREATE" or "ALTER" or "DROP";
        if (defines && second == "DATABASE")
            return (
                $"{first} DATABASE does not belong to the schema of one database: the scratch database is made by Undrift",
                "remove it, or make the dump without --create (-C) and --clean --create"
            );
        if (first == "ALTER" && second == "SYSTEM")
            return ("ALTER SYSTEM changes the server, not the schema", "remove it");
        if (first == "COPY" && statement.Words.Contains("PROGRAM"))
            return (
                "COPY with PROGRAM would run a program on this machine",
                "remove it: rows are no part of the schema"
            );
        if (
            first is "SELECT" or "DO" or "CALL"
            && statement.Text.Contains("dblink", StringComparison.OrdinalIgnoreCase)
        )
            return (
                "dblink would reach another database from the scratch server",
                "remove it from what makes the schema"
            );
        if (IsConnecting(statement))
            return (
                "CREATE SUBSCRIPTION would connect to its publisher from the scratch server",
                "add WITH (connect = false), as pg_dump does"
            );
        if (first == "SET" && statement.Words.Contains("CLIENT_ENCODING") && !IsUtf8(statement.Text))
            return ("SQL files are read as UTF-8, this one says otherwise", "make the dump with --encoding=UTF8");
        return !isPrivate && ReachesOtherDatabases(statement, first, second)
            ? (
                $"{first} {second} would change the whole scratch server, not only the scratch database",
                "run it on that server beforehand and remove it here, or leave --scratch out so that a private server is used"
            )
            : null;
    }

    private static bool ReachesOtherDatabases(Statement statement, string first, string second) =>
        (first, second) switch
        {
            ("CREATE" or "ALTER" or "DROP", "USER") => statement.Word(2) != "MAPPING",
            ("CREATE" or "ALTER" or "DROP", "ROLE" or "GROUP" or "TABLESPACE") => true,
            ("COMMENT" or "SECURITY", _) => statement.Words.Contains("ON")
                && statement.Words.SkipWhile(w => w != "ON").ElementAtOrDefault(1)
                    is "ROLE"
                        or "TABLESPACE"
                        or "DATABASE",
            // Membership in a role; privileges on an object have an ON.
            ("GRANT" or "REVOKE", _) => !statement.Words.Contains("ON"),
            _ => false,
        };

    private static bool IsConnecting(Statement statement)
    {
        if (!statement.Begins("CREATE", "SUBSCRIPTION"))
            return false;
        var squeezed = string.Concat(statement.Text.Where(c => !char.IsWhiteSpace(c)));
        return !squeezed.Contains("connect=false", StringComparison.OrdinalIgnoreCase)
            && !squeezed.Contains("connect='false'", StringComparison.OrdinalIgnoreCase)
            && !squeezed.Contains("connect=off", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUtf8(string text) =>
        text.Contains("UTF8", StringComparison.OrdinalIgnoreCase)
        || text.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
        || text.Contains("UNICODE", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith("DEFAULT", StringComparison.OrdinalIgnoreCase);
}
