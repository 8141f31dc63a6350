using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scripts;

namespace Undrift.MySql.Observation;

/// <summary>
/// How the server does an ALTER TABLE: it is asked to do it in the least demanding way first and refuses what it cannot do so
/// (MySQL manual, "Online DDL Performance and Concurrency"; MariaDB, "InnoDB Online DDL Overview"). Without being asked it takes
/// the first of these ways that it can.
/// </summary>
/// <param name="Clauses">What the server is held to.</param>
/// <param name="Blocks">The lock that others notice.</param>
/// <param name="Copies">True where every row is written anew.</param>
internal sealed record AlterWay(string Clauses, LockClass Blocks, bool Copies)
{
    private static readonly AlterWay[] All =
    [
        new("ALGORITHM=INSTANT", LockClass.ShareUpdateExclusive, false),
        new("ALGORITHM=INPLACE, LOCK=NONE", LockClass.ShareUpdateExclusive, false),
        new("ALGORITHM=INPLACE, LOCK=SHARED", LockClass.Share, false),
        new("ALGORITHM=COPY, LOCK=NONE", LockClass.ShareUpdateExclusive, true),
        new("ALGORITHM=COPY, LOCK=SHARED", LockClass.Share, true),
    ];

    /// <summary>Runs a statement, held to the first way that the server takes; null where it took none, and nothing was run.</summary>
    public static async Task<AlterWay?> RunAsync(
        MySqlConnection connection,
        Statement statement,
        string sql,
        CancellationToken cancellation
    )
    {
        var isIndex = statement.Word(0) is "CREATE" or "DROP" && statement.Has("INDEX");
        var isAlter = statement.Word(0) == "ALTER" && statement.Has("TABLE");
        if (!(isIndex || isAlter) || statement.Has("ALGORITHM") || statement.Has("LOCK"))
            return null;
        foreach (var way in All)
        {
            // CREATE INDEX separates its options by blanks.
            var clauses = isAlter ? ",\n" + way.Clauses : "\n" + way.Clauses.Replace(",", "", StringComparison.Ordinal);
            try
            {
                await connection.ExecuteAsync(sql + clauses, cancellation);
                return way;
            }
            catch (MySqlException e) when (!StatementFailure.IsLost(e))
            {
                // Not in this way; or the statement itself is wrong, which is said when it is run as it stands.
            }
        }
        return null;
    }
}
