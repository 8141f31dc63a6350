namespace Undrift.Engines.Tests.Sqlite;

/// <summary>A plan that is ended in the middle leaves the file as it was.</summary>
public sealed class PlanRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task Cancelled_within_its_transaction_it_is_rolled_back(int at, bool after)
    {
        var file = _folder.File("live.db");
        Shell.Run(file, "CREATE TABLE kept (a);");
        var item = new ObjectId("table", "", "", "t");
        var plan = new Plan(
            [
                new PlanStatement("BEGIN IMMEDIATE", null, []),
                new PlanStatement("CREATE TABLE t (a)", item, []),
                new PlanStatement("CREATE TABLE u (a)", item, []),
                new PlanStatement("COMMIT", null, []),
            ],
            []
        );
        using var source = new CancellationTokenSource();
        var journal = new PlanJournal(plan, new Canceller(at, after, source));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Undrift.Sqlite.SqliteEngine().ApplyAsync(
                "sqlite:" + file,
                plan,
                new ReadOptions(TimeSpan.FromSeconds(30), []),
                journal,
                source.Token
            )
        );
        Assert.Equal("kept", Shell.Run(file, "SELECT group_concat(name) FROM sqlite_schema;"));
        Assert.Equal(0, journal.Kept);
        Assert.Contains("rolled back", journal.Standing(), StringComparison.Ordinal);
    }

    /// <summary>Cancels when a statement begins or has ended.</summary>
    private sealed class Canceller(int at, bool after, CancellationTokenSource source) : IProgress<PlanStep>
    {
        public void Report(PlanStep value)
        {
            if (value.At == at && value.Took is not null == after)
                source.Cancel();
        }
    }
}
