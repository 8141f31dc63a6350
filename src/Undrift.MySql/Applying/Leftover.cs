namespace Undrift.MySql.Applying;

/// <summary>
/// What a statement that failed leaves: nothing, since both servers make DDL a whole or not at all (MySQL manual, "Atomic Data
/// Definition Statement Support"; MariaDB manual, "Atomic DDL", since 10.6). What was done before it stays.
/// </summary>
internal static class Leftover
{
    private const string Nothing =
        "of a statement that fails the server keeps nothing, but one whose connection is lost it may run to its end";

    /// <summary>The words for it.</summary>
    public static string Of(PlanStatement statement) =>
        statement.Sql.StartsWith("ALTER DATABASE COLLATE", StringComparison.Ordinal)
            ? "the database's default collation may be another one than before: a new plan puts it back"
            : Nothing;
}
