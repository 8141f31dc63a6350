using Npgsql;

namespace Undrift.PostgreSql.Observation;

/// <summary>
/// Statements that fail on a copy without rows and may run where there are some: a row that another one refers to is not
/// there, a SELECT INTO STRICT finds nothing, a block of code looks and raises an error.
/// </summary>
internal static class NeedOfRows
{
    /// <summary>What works with rows.</summary>
    private static readonly HashSet<string> OnRows =
    [
        "INSERT",
        "UPDATE",
        "DELETE",
        "MERGE",
        "WITH",
        "SELECT",
        "DO",
        "CALL",
        "COPY",
    ];

    /// <summary>True where a statement can be undone and passed over. A procedure may end the transaction itself.</summary>
    public static bool IsPossible(Statement statement) =>
        OnRows.Contains(statement.Word(0)) && statement.Word(0) != "CALL";

    /// <summary>What the server said, where the failure may come from missing rows; null: it does not.</summary>
    public static string? In(Statement statement, UndriftException failure) =>
        OnRows.Contains(statement.Word(0))
        && failure.InnerException is PostgresException error
        // Cardinality violation, data exception, integrity constraint violation; RAISE, no data, too many rows.
        && (error.SqlState[..2] is "21" or "22" or "23" || error.SqlState is "P0001" or "P0002" or "P0003")
            ? error.MessageText
            : null;

    /// <summary>The words for it.</summary>
    public static string Words(string said) => $"was not tried out, as it needs rows and the copy has none: {said}";
}
