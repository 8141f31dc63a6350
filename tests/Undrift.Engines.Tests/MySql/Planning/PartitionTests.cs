using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Partitions are cut anew with the rows that they hold.</summary>
public sealed class PartitionTests
{
    private const string Range =
        "CREATE TABLE t (a int, b int) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), {0}PARTITION pm VALUES LESS THAN MAXVALUE); ";
    private const string List =
        "CREATE TABLE t (a int, b int) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1, 2){0}); ";
    private const string Hash = "CREATE TABLE t (a int, b int) PARTITION BY HASH (a) PARTITIONS {0}; ";
    private const string Row = "INSERT INTO t VALUES (1, 1);";

    /// <summary>Two tables, and how the statement begins that makes the second of the first.</summary>
    public static TheoryData<string, string, string, string> Changes =>
        new()
        {
            { Range, "", "PARTITION p1 VALUES LESS THAN (20), ", "REORGANIZE PARTITION `pm` INTO" },
            { Range, "PARTITION p1 VALUES LESS THAN (20), ", "", "REORGANIZE PARTITION `p1`,`pm` INTO" },
            { List, "", ", PARTITION p1 VALUES IN (3)", "ADD PARTITION" },
            {
                List,
                ", PARTITION p1 VALUES IN (3)",
                ", PARTITION p1 VALUES IN (3, 4)",
                "REORGANIZE PARTITION `p1` INTO"
            },
            { Hash, "2", "5", "ADD PARTITION PARTITIONS 3" },
            { Hash, "5", "2", "COALESCE PARTITION 3" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Rows_stay_when_partitions_change(string table, string from, string to, string begins)
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(table.Replace("{0}", from, StringComparison.Ordinal) + Row);
        var desired = await server.MadeByAsync(table.Replace("{0}", to, StringComparison.Ordinal));
        var current = await database.ReadAsync();
        // As 'undrift fix' does it: the actual catalog with the desired side of each drift.
        var target = PlanTarget.OfDatabase(desired, current, Differ.Compare(desired, current).Drifts, []);
        var plan = Plans.Engine.Plan(current, target);
        Assert.DoesNotContain(Hazard.DataLoss, plan.Hazards);
        var statement = Assert.Single(plan.Statements, item => item.Object is not null);
        Assert.StartsWith("ALTER TABLE `t` " + begins, statement.Sql, StringComparison.Ordinal);
        Assert.Null(await Plans.TryAsync(server, database, plan));
        Assert.Empty(Plans.Left(desired, await database.ReadAsync()));
        using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync("SELECT a FROM t", TestContext.Current.CancellationToken);
        Assert.Single(rows.Rows);
    }
}
