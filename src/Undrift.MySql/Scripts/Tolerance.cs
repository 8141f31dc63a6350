using Undrift.MySql.Native;

namespace Undrift.MySql.Scripts;

/// <summary>Failures that change nothing in the schema; each leaves a note.</summary>
internal static class Tolerance
{
    /// <summary>Why the failure is no harm; null when it is one.</summary>
    public static string? Of(Statement statement, MySqlException error, bool isPrivate)
    {
        // A dump of another version or of the other server sets variables that this one does not have.
        if (statement.Begins("SET") && error.Code == ErrorCode.UnknownVariable)
            return $"{statement.Place}: {error.Message}; the SET is skipped";
        // Database of a script that drops before it makes.
        if (
            statement.Begins("DROP")
            && statement.Word(1) is "DATABASE" or "SCHEMA"
            && error.Code == ErrorCode.NoSuchDatabase
        )
            return $"{statement.Place}: {error.Message}; the scratch server is new";
        return isPrivate && error.Code == ErrorCode.EmptyQuery ? "" : null;
    }
}
