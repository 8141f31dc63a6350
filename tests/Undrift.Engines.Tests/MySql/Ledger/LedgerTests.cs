using Undrift.Engines.Tests.Corpus;
using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Ledger;

namespace Undrift.Engines.Tests.MySql.Ledgers;

/// <summary>Every column of information_schema is compared, or somebody wrote down why not.</summary>
public sealed class LedgerTests
{
    private const string Columns =
        "SELECT UPPER(TABLE_NAME), UPPER(COLUMN_NAME) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'information_schema'";

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task Every_column_of_the_server_is_listed(string name)
    {
        var (server, columns) = await ColumnsAsync(name);
        var listed = Listed(server).ToHashSet();
        var leftOut = LeftOut(server).ToHashSet();
        AssertNone(
            columns
                .Where(column => !listed.Contains(column) && !leftOut.Contains(column.Table))
                .Select(column => $"{column.Table}.{column.Column}")
        );
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task Every_column_that_is_listed_is_one_of_the_server(string name)
    {
        var (server, columns) = await ColumnsAsync(name);
        var there = columns.ToHashSet();
        var tables = columns.Select(column => column.Table).ToHashSet();
        AssertNone(
            Listed(server)
                .Where(column => tables.Contains(column.Table) && !there.Contains(column))
                .Select(column => $"{column.Table}.{column.Column}")
        );
        AssertNone(LeftOut(server).Where(table => !tables.Contains(table)));
    }

    [Fact]
    public void Every_facet_that_the_ledger_names_is_declared_by_its_kind() =>
        AssertNone(
            Lines()
                .SelectMany(line => line.Facets)
                .Where(facet => !facet.IsDeclared(MySqlKinds.Modelled))
                .Select(facet => facet.ToString())
        );

    [Fact]
    public void Every_facet_of_every_kind_comes_from_a_source_that_the_ledger_lists()
    {
        var named = Lines().SelectMany(line => line.Facets).Select(facet => facet.ToString()).ToHashSet();
        AssertNone(
            MySqlKinds
                .Modelled.SelectMany(kind => kind.Facets.Select(facet => $"{kind.Name}.{facet.Name}"))
                .Where(facet => !named.Contains(facet))
        );
    }

    [Theory]
    [InlineData("# x\nNAME", "expected 'column = kind.facet'")]
    [InlineData("# x\nNAME =", "nothing stands behind NAME")]
    [InlineData("# x\nNAME = thing", "is not of the form")]
    [InlineData("# x\nNAME (mariadb = a.b", "not closed")]
    [InlineData("# x\nNAME (oracle) = a.b", "names no server")]
    [InlineData("# x\nNAME (mysql 8) = a.b", "names no server")]
    [InlineData("# x\nNAME : r\nNAME : s", "a column stands twice")]
    [InlineData("NAME : r", "no comment")]
    public void A_malformed_file_is_refused(string text, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<FormatException>(() => LedgerTable<ServerRange>.Parse("TABLES", text)).Message,
            StringComparison.Ordinal
        );

    private static IEnumerable<LedgerLine<ServerRange>> Lines() =>
        SchemaLedger.Tables.SelectMany(table => table.Lines).Concat(SchemaLedger.Others.Lines);

    private static IEnumerable<(string Table, string Column)> Listed(ServerVersion server) =>
        SchemaLedger.Tables.SelectMany(table =>
            table.Lines.Where(line => line.Servers.Contains(server)).Select(line => (table.Name, line.Column))
        );

    private static IEnumerable<string> LeftOut(ServerVersion server) =>
        SchemaLedger.LeftOut.Lines.Where(line => line.Servers.Contains(server)).Select(line => line.Column);

    private static async Task<(ServerVersion Server, List<(string Table, string Column)> Columns)> ColumnsAsync(
        string name
    )
    {
        var server = await MySqlServers.GetAsync(name);
        using var connection = await server.OpenAsync();
        var result = await connection.QueryAsync(Columns, TestContext.Current.CancellationToken);
        Assert.NotEmpty(result.Rows);
        return (connection.Version, [.. result.Rows.Select(row => (row[0]!, row[1]!))]);
    }

    private static void AssertNone(IEnumerable<string> wrong) =>
        Assert.True(!wrong.Any(), "add to src/Undrift.MySql/Ledger, or correct there:\n" + string.Join('\n', wrong));
}
