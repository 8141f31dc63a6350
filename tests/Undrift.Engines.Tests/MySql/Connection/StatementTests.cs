using System.Diagnostics;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.Engines.Tests.MySql.Connection;

public sealed class StatementTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task Values_come_as_texts(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        using var connection = await server.OpenAsync();
        var result = await connection.QueryAsync(
            "SELECT 1 AS one, NULL AS `näme`, '' AS e, 'ü€🙂' AS u, 1.50 AS d UNION ALL SELECT 2, 'x', 'y', 'ü€🙂', 1.50",
            Cancellation
        );
        Assert.Equal(["one", "näme", "e", "u", "d"], result.Columns);
        string?[] first = ["1", null, "", "ü€🙂", "1.50"];
        Assert.Equal(first, result.Rows[0].AsEnumerable());
        Assert.Equal("2 x y ü€🙂 1.50", string.Join(' ', result.Rows[1]));
        Assert.Equal("+00:00", (await connection.QueryAsync("SELECT @@time_zone", Cancellation)).Rows[0][0]);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_call_that_gives_several_results_leaves_the_connection_usable(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END $$");
        using var connection = await database.OpenAsync();
        var first = await connection.QueryAsync("CALL p()", Cancellation);
        Assert.Equal("1", first.Rows[0][0]);
        Assert.Equal("3", (await connection.QueryAsync("SELECT 3", Cancellation)).Rows[0][0]);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task Statements_that_are_sent_together_have_their_own_answers_and_failures(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        using var connection = await server.OpenAsync();
        string[] statements =
        [
            "SELECT 1 UNION SELECT 2",
            "SELECT no_such_column",
            "nonsense",
            "SELECT 3 WHERE 1 = 0",
            "SELECT 4",
        ];
        var results = await connection.QueryAsync(statements, _ => true, Cancellation);
        Assert.Equal(
            ["1,2", "none", "none", "", "4"],
            results.Select(result => result is null ? "none" : string.Join(',', result.Rows.Select(row => row[0])))
        );
        var refused = await Assert.ThrowsAsync<MySqlException>(() =>
            connection.QueryAsync(statements, error => error.Code != ErrorCode.SyntaxError, Cancellation)
        );
        Assert.Equal(ErrorCode.SyntaxError, refused.Code);
        Assert.Equal("5", (await connection.QueryAsync("SELECT 5", Cancellation)).Rows[0][0]);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_text_is_never_taken_for_two_statements(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        using var connection = await server.OpenAsync();
        await connection.QueryAsync(["SELECT 1", "SELECT 2"], _ => false, Cancellation);
        var refused = await Assert.ThrowsAsync<MySqlException>(() =>
            connection.ExecuteAsync("SELECT 1; SELECT 2", Cancellation)
        );
        Assert.Equal(ErrorCode.SyntaxError, refused.Code);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_statement_that_takes_too_long_is_ended_at_the_server(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        using var connection = await MySqlConnection.OpenAsync(server.Source(), TimeSpan.FromSeconds(1), Cancellation);
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            connection.ExecuteAsync(
                "SELECT COUNT(*), 'too_long' FROM information_schema.COLUMNS AS a, information_schema.COLUMNS AS b, "
                    + "information_schema.COLUMNS AS c WHERE a.DATA_TYPE <> b.COLUMN_NAME OR b.COLUMN_NAME <> c.DATA_TYPE",
                Cancellation
            )
        );
        Assert.True(StatementFailure.Is(error), error.ToString());
        Assert.Contains(
            "took longer than allowed",
            StatementFailure.Explain(error, connection.Source, "reading", Cancellation).Message,
            StringComparison.Ordinal
        );
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.5, 15);
        await NothingRunsAsync(server, "too_long");
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_cancelled_statement_is_ended_at_the_server(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        using var connection = await server.OpenAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.ExecuteAsync("SELECT SLEEP(120), 'was_cancelled'", soon.Token)
        );
        await NothingRunsAsync(server, "was_cancelled");
    }

    [Fact]
    public async Task A_connection_that_somebody_ended_is_said_to_be_lost()
    {
        var server = await MySqlServers.GetAsync();
        using var connection = await server.OpenAsync();
        await server.ExecuteAsync($"KILL {connection.Id}");
        var error = await Assert.ThrowsAsync<MySqlException>(() => connection.ExecuteAsync("SELECT 1", Cancellation));
        var failure = StatementFailure.Explain(error, connection.Source, "reading the catalog", Cancellation);
        Assert.Equal("the connection was lost while reading the catalog", failure.Message);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_reading_session_writes_nothing_and_sees_one_state(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (i int); INSERT INTO t VALUES (1)");
        using var connection = await database.OpenAsync();
        await connection.ExecuteAsync("SET sql_mode = 'ANSI_QUOTES'", Cancellation);
        await ReadingSession.BeginAsync(connection, Cancellation);
        await database.ExecuteAsync("INSERT INTO t VALUES (3)");
        var seen = await connection.QueryAsync("SELECT COUNT(*), \"a\", @@sql_mode FROM t", Cancellation);
        Assert.Equal("1 a ", string.Join(' ', seen.Rows[0]));
        foreach (var sql in (string[])["INSERT INTO t VALUES (2)", "CREATE TABLE u (i int)", "DROP TABLE t"])
        {
            var error = await Assert.ThrowsAsync<MySqlException>(() => connection.ExecuteAsync(sql, Cancellation));
            Assert.Equal(1792, error.Code);
        }
    }

    private static async Task NothingRunsAsync(MySqlTestServer server, string mark)
    {
        using var watching = await MySqlConnection.OpenAsync(server.Source(), Timeout, Cancellation);
        var running = await watching.QueryAsync(
            $"SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE '%{mark[..3]}%{mark[3..]}%' AND ID <> CONNECTION_ID()",
            Cancellation
        );
        Assert.Equal("0", running.Rows[0][0]);
    }
}
