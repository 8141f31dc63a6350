namespace Undrift.Engines.Tests.Deployment;

/// <summary>Which backups go, and how many rows were written since one.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_beyond_either_limit_goes()
    {
        var all = Backups(5);
        Assert.Equal(["3", "4"], Beyond(new Retention(3, null), all, _ => true));
        Assert.Equal(["2", "3", "4"], Beyond(new Retention(null, TimeSpan.FromHours(36)), all, _ => true));
        Assert.Equal(["2", "3", "4"], Beyond(new Retention(3, TimeSpan.FromHours(36)), all, _ => true));
    }

    [Fact]
    public void The_last_good_one_stays_and_one_that_was_tried_out_is_better()
    {
        var all = Backups(4);
        Assert.Equal(["1", "3"], Beyond(new Retention(1, null), all, backup => backup.Id is "2" or "3"));
        all[3] = all[3] with { VerifiedAt = Now };
        Assert.Equal(["1", "2"], Beyond(new Retention(1, null), all, backup => backup.Id is "2" or "3"));
        Assert.Equal(["1", "2", "3"], Beyond(new Retention(null, TimeSpan.FromSeconds(1)), Backups(4), _ => true));
    }

    [Fact]
    public void Those_of_another_database_and_branches_are_left_alone()
    {
        var all = Backups(3);
        all[1] = all[1] with { Database = "another" };
        all[2] = all[2] with { Bytes = null };
        Assert.Empty(Beyond(new Retention(1, null), all, _ => true));
    }

    [Fact]
    public void Rows_are_told_by_counters_else_by_their_number_else_by_the_time()
    {
        Assert.Equal(5, Written(new("t", 9) { Writes = 10 }, new("t", 9) { Writes = 15 }));
        Assert.Null(Written(new("t", 9) { Writes = 10 }, new("t", 9) { Writes = 2 }));
        Assert.Equal(2, Written(new("t", 9), new("t", 7)));
        Assert.Null(Written(new("t", 9), new("t", 9)));
        Assert.Equal(0, Written(new("t", 9), new("t", 9) { WrittenAt = Now.AddHours(-1) }));
        Assert.Null(Written(new("t", 9), new("t", 9) { WrittenAt = Now.AddHours(1) }));
        Assert.Equal(3, RowsWritten.Between([], Now, [new TableState("new", 3)], _ => false));
        Assert.Null(RowsWritten.Between([new TableState("gone", 3)], Now, [], _ => false));
        Assert.Equal(0, RowsWritten.Between([new TableState("gone", 0)], Now, [], _ => false));
        Assert.Equal(0, RowsWritten.Between([], Now, [new TableState("history", 3)], name => name == "history"));
    }

    private static long? Written(TableState then, TableState now) =>
        RowsWritten.Between([then], Now, [now], _ => false);

    private static List<Backup> Backups(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(at => new Backup($"{at}", Now.AddDays(-at), null, "sqlite", "one", "sqlite", "f")
                {
                    Bytes = 1,
                }),
        ];

    private static string[] Beyond(Retention retention, List<Backup> all, Func<Backup, bool> isIntact) =>
        [.. retention.Beyond(all, all[0], Now, isIntact).Select(backup => backup.Id)];
}
