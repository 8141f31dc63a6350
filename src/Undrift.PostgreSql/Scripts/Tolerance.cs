using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Failures that change nothing in the schema; each leaves a note.</summary>
internal static class Tolerance
{
    /// <summary>Why the failure is no harm; null when it is one.</summary>
    public static string? Of(Statement statement, PostgresException error, bool isPrivate)
    {
        // A newer pg_dump sets parameters that an older server does not have (transaction_timeout, 17).
        if (statement.Begins("SET") && error.SqlState == PostgresErrorCodes.UndefinedObject)
            return $"{statement.Place}: {error.MessageText}; the SET is skipped";
        // pg_dump --schema=public writes it, and every database has it.
        if (
            statement.Begins("CREATE", "SCHEMA")
            && statement.Words.Count == 3
            && error.SqlState == PostgresErrorCodes.DuplicateSchema
            && statement.Word(2) is "PUBLIC" or "\"public"
        )
            return $"{statement.Place}: schema \"public\" is in every new database and is left as it is";
        // The attributes of a role are no part of a schema; it was made because an earlier statement names it.
        if (
            isPrivate
            && statement.Begins("CREATE")
            && statement.Word(1) is "ROLE" or "USER" or "GROUP"
            && error.SqlState == PostgresErrorCodes.DuplicateObject
        )
            return $"{statement.Place}: {error.MessageText} on the scratch server";
        return null;
    }
}
