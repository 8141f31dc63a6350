using Undrift.MySql.Kinds;
using Undrift.MySql.Native;
using Undrift.MySql.Scripts;

namespace Undrift.MySql.Observation;

/// <summary>
/// What statements do to rows. The server has no triggers for statements, and a scratch database no rows: it is told from the
/// statement's words. What a procedure does is not seen.
/// </summary>
internal static class RowStatements
{
    private static readonly string[] Verbs = ["DELETE", "UPDATE", "REPLACE", "INSERT"];

    /// <summary>True for statements that only write rows.</summary>
    public static bool Is(Statement statement) => Verb(statement) is not null;

    /// <summary>
    /// True for a failure that rows could mend: of a constraint (SQLSTATE class 23), of what a subquery gives (21), of a value
    /// (22), or raised by code of the user's (45).
    /// </summary>
    public static bool NeedsRows(Statement statement, MySqlException error) =>
        (Is(statement) || statement.Word(0) == "CALL") && error.SqlState[..2] is "21" or "22" or "23" or "45";

    /// <summary>What it does to tables that were there before.</summary>
    public static IEnumerable<ObservedEffect> Of(Statement statement, KnownTables known)
    {
        var verb = Verb(statement);
        // The first name behind the verb is the table's, or its database's.
        var names = statement
            .Words.SkipWhile(word => word != verb)
            .Skip(1)
            .TakeWhile(word => word is not ("SET" or "WHERE"));
        var table = names.Select(name => known.Meant(name.TrimStart('`'))).FirstOrDefault(found => found is not null);
        if (table is null || (verb == "INSERT" && !statement.Has("DUPLICATE")) || FillsNewColumnsOnly(statement, table))
            return [];
        var id = TableKind.IdOf(table.Original);
        var words = verb switch
        {
            "DELETE" => "deletes rows of",
            "REPLACE" => "replaces rows of",
            _ => "changes values of",
        };
        return
        [
            new ObservedEffect(statement.Place.Line, $"{words} {table.Original}")
            {
                Hazard = verb == "DELETE" ? Hazard.DataLoss : Hazard.Irreversible,
                Object = id,
                Table = id,
            },
        ];
    }

    private static string? Verb(Statement statement) =>
        Verbs.Contains(statement.Word(0)) ? statement.Word(0)
        : statement.Word(0) == "WITH" ? Array.Find(Verbs, statement.Has)
        : null;

    private static bool FillsNewColumnsOnly(Statement statement, KnownTable table) =>
        AssignedColumns.Of(statement.Text) is { Count: > 0 } assigned && !assigned.Any(table.Columns.ContainsKey);
}
