using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Failures that change nothing in the schema; each leaves a note.</summary>
internal static class Tolerance
{
    /// <summary>Why the failure is no harm; null when it is one.</summary>
    public static string? Of(Statement statement, PostgresException error)
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
        return null;
    }
}
