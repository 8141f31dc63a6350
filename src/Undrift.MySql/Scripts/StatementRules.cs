namespace Undrift.MySql.Scripts;

/// <summary>What is done with a statement that does not belong to the schema of one database.</summary>
/// <param name="Skip">True: it is left out; false: it is refused.</param>
/// <param name="Why">Why.</param>
/// <param name="Next">What to do instead, where it is refused.</param>
internal sealed record Exclusion(bool Skip, string Why, string? Next = null);

/// <summary>Which statements may not run on a scratch database.</summary>
internal static class StatementRules
{
    private const string Elsewhere =
        "run it on that server beforehand and remove it here, or leave --scratch out so that a private server is used";

    /// <summary>Null when the statement may run.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isPrivate">True on a server of our own, where accounts and settings do no harm.</param>
    public static Exclusion? Of(Statement statement, bool isPrivate) =>
        OfFiles(statement) ?? OfTheServer(statement) ?? (isPrivate ? null : OnSharedServer(statement));

    private static Exclusion? OfFiles(Statement statement)
    {
        if (statement.Word(0) == "LOAD" && statement.Word(1) is "DATA" or "XML")
            return new Exclusion(
                false,
                $"LOAD {statement.Word(1)} reads a file, which a scratch server may not",
                "leave the data out, or write it as INSERT"
            );
        // In the body of a routine they are text: nothing is called here.
        if (statement.Word(0) is not ("CREATE" or "ALTER") && (statement.Has("OUTFILE") || statement.Has("DUMPFILE")))
            return new Exclusion(false, "INTO OUTFILE writes a file, which a scratch server may not", "remove it");
        if (statement.Word(0) is "INSTALL" or "UNINSTALL" || statement.Has("SONAME"))
            return new Exclusion(
                false,
                "the statement loads a program library into the scratch server",
                "load it on a server of your own, remove the statement, and build there: --scratch URL"
            );
        return null;
    }

    private static Exclusion? OfTheServer(Statement statement)
    {
        var (first, second) = (statement.Word(0), statement.Word(1));
        if (first == "SET" && statement.Has("GTID_PURGED"))
            return new Exclusion(true, "SET GTID_PURGED belongs to a replica, not to a schema");
        if (first == "FLUSH")
            return new Exclusion(true, "FLUSH changes nothing in a schema");
        var harmful =
            first is "SHUTDOWN" or "RESTART" or "KILL" or "PURGE" or "CLONE" or "BINLOG" or "IMPORT" or "BACKUP"
            || (first == "CHANGE" && second is "MASTER" or "REPLICATION")
            || (first is "START" or "STOP" && second is "SLAVE" or "REPLICA" or "GROUP_REPLICATION" or "ALL")
            || first == "RESET"
            || (first == "ALTER" && second == "INSTANCE");
        return harmful
            ? new Exclusion(false, $"{$"{first} {second}".Trim()} controls the server, not the schema", "remove it")
            : null;
    }

    private static Exclusion? OnSharedServer(Statement statement)
    {
        var (first, second) = (statement.Word(0), statement.Word(1));
        if (first == "SET" && (statement.Has("GLOBAL") || statement.Has("PERSIST") || statement.Has("PERSIST_ONLY")))
            return new Exclusion(true, "SET GLOBAL would change the whole scratch server");
        if (first == "SET" && statement.Has("SQL_LOG_BIN"))
            return new Exclusion(true, "SET SQL_LOG_BIN belongs to replication, not to a schema");
        if (first is "GRANT" or "REVOKE")
            return new Exclusion(
                true,
                $"{first} is about accounts of the whole scratch server, so privileges are not built there"
            );
        var reaches =
            (first is "CREATE" or "ALTER" or "DROP" or "RENAME" && IsOfAccounts(statement))
            || (first == "SET" && second is "PASSWORD" or "ROLE")
            || (first == "SET" && second == "DEFAULT" && statement.Word(2) == "ROLE")
            || (
                first is "CREATE" or "ALTER" or "DROP"
                && second is "SERVER" or "TABLESPACE" or "LOGFILE" or "UNDO" or "RESOURCE"
            );
        return reaches
            ? new Exclusion(
                false,
                $"{first} {second} would change the whole scratch server, not only the scratch database",
                Elsewhere
            )
            : null;
    }

    private static bool IsOfAccounts(Statement statement) =>
        statement.Word(1) is "USER" or "ROLE" || (statement.Word(1) == "OR" && statement.Word(3) is "USER" or "ROLE");
}
