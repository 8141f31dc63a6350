namespace Undrift.Engines.Tests.PostgreSql.Applying;

/// <summary>Plans made by hand, run on a server.</summary>
public sealed class PlanRunnerTests
{
    private static readonly IEngine Engine = new Undrift.PostgreSql.PostgreSqlEngine();
    private static readonly ObjectId Thing = new("table", "public", "", "t");

    [Fact]
    public async Task Statements_run_one_by_one_in_one_session()
    {
        await using var database = await NewAsync();
        var journal = await ApplyAsync(
            database,
            "BEGIN",
            "CREATE TABLE t (a int)",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END",
            "COMMIT",
            "CREATE INDEX CONCURRENTLY i ON t (a)"
        );
        Assert.Equal((5, null), (journal.Done, journal.Failed));
        Assert.Equal(2, await CountAsync(database, "'t', 'i'"));
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_nothing()
    {
        await using var database = await NewAsync();
        var plan = Plan(
            "CREATE TABLE kept (a int)",
            "BEGIN",
            "CREATE TABLE t (a int)",
            "CREATE TABLE t (a int)",
            "COMMIT"
        );
        var journal = new PlanJournal(plan);
        var failure = await Assert.ThrowsAsync<UndriftException>(() => ApplyAsync(database, plan, journal));
        Assert.Contains("42P07", failure.Message, StringComparison.Ordinal);
        Assert.Equal((3, 1, 1), (journal.Failed, journal.RolledBack, journal.Kept));
        Assert.Equal(1, await CountAsync(database, "'t', 'kept'"));
    }

    [Fact]
    public async Task A_role_that_may_only_read_is_told_so()
    {
        await using var database = await NewAsync();
        var plan = Plan("SET default_transaction_read_only = on", "CREATE TABLE t (a int)");
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ApplyAsync(database, plan, new PlanJournal(plan))
        );
        Assert.Contains("may only read", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the role for checking may not", failure.Next, StringComparison.Ordinal);
    }

    private static async Task<TestDatabase> NewAsync() => await (await Servers.GetAsync()).CreateDatabaseAsync();

    private static Plan Plan(params string[] statements) =>
        new(
            [
                .. statements.Select(sql => new PlanStatement(
                    sql,
                    sql.StartsWith("CREATE", StringComparison.Ordinal) ? Thing : null,
                    []
                )),
            ],
            []
        );

    private static async Task<PlanJournal> ApplyAsync(TestDatabase database, params string[] statements)
    {
        var plan = Plan(statements);
        var journal = new PlanJournal(plan);
        await ApplyAsync(database, plan, journal);
        return journal;
    }

    private static Task ApplyAsync(TestDatabase database, Plan plan, PlanJournal journal) =>
        Engine.ApplyAsync(
            database.Url,
            plan,
            new ReadOptions(TimeSpan.FromSeconds(30), []),
            journal,
            TestContext.Current.CancellationToken
        );

    private static async Task<long> CountAsync(TestDatabase database, string names)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            $"SELECT count(*) FROM pg_class WHERE relname IN ({names})",
            connection
        );
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
