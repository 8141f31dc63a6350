using Npgsql;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Ledgers;

/// <summary>Every column of every system catalog is compared, or somebody wrote down why not.</summary>
public sealed class LedgerTests
{
    private const string Catalogs = """
        SELECT c.relname::text, a.attname::text
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
        WHERE c.relnamespace = 11 AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY 1, a.attnum
        """;

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Every_column_of_the_server_is_listed(int version)
    {
        var listed = Listed(version).ToHashSet();
        AssertNone((await ColumnsAsync(version)).Where(column => !listed.Contains(column)).ToList());
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Every_column_that_is_listed_is_one_of_the_server(int version)
    {
        var there = (await ColumnsAsync(version)).ToHashSet();
        AssertNone(Listed(version).Where(column => !there.Contains(column)).ToList());
    }

    [Fact]
    public void Every_column_is_of_a_supported_version() =>
        AssertNone(
            Lines()
                .Where(item =>
                    item.Line.Servers is var versions
                    && (
                        versions.First > versions.Last
                        || versions.First < ServerVersion.Oldest
                        || versions.Last > ServerVersion.Newest
                    )
                )
                .Select(item => $"{item.Table}.{item.Line.Column} ({item.Line.Servers})")
                .ToList()
        );

    [Fact]
    public void Every_facet_that_the_ledger_names_is_declared_by_its_kind() =>
        AssertNone(
            Lines()
                .SelectMany(item =>
                    item.Line.Facets.Where(facet => !facet.IsDeclared(PostgreSqlKinds.Modelled))
                        .Select(facet => $"{item.Table}.{item.Line.Column} = {facet}")
                )
                .ToList()
        );

    [Fact]
    public void Every_facet_of_every_kind_comes_from_a_column_that_the_ledger_lists()
    {
        var named = Lines().SelectMany(item => item.Line.Facets).Select(facet => facet.ToString()).ToHashSet();
        AssertNone(
            PostgreSqlKinds
                .Modelled.SelectMany(kind => kind.Facets.Select(facet => $"{kind.Name}.{facet.Name}"))
                .Where(facet => !named.Contains(facet))
                .ToList()
        );
    }

    [Fact]
    public void No_column_waits_for_somebody_to_read_it() =>
        AssertNone(
            Lines()
                .Where(item => item.Line.Reason?.StartsWith("pending", StringComparison.Ordinal) == true)
                .Select(item => $"{item.Table}.{item.Line.Column} : {item.Line.Reason}")
                .ToList()
        );

    private static void AssertNone(IEnumerable<string> wrong) =>
        Assert.True(
            !wrong.Any(),
            "add to src/Undrift.PostgreSql/Ledger, or correct there:\n" + string.Join('\n', wrong)
        );

    private static IEnumerable<(string Table, LedgerLine<VersionRange> Line)> Lines() =>
        CatalogLedger.Tables.SelectMany(table => table.Lines.Select(line => (table.Name, line)));

    private static IEnumerable<string> Listed(int version) =>
        Lines().Where(item => item.Line.Servers.Contains(version)).Select(item => $"{item.Table}.{item.Line.Column}");

    private static async Task<IReadOnlyList<string>> ColumnsAsync(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var connection = await server.OpenAsync();
        await using var command = new NpgsqlCommand(Catalogs, connection);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = new List<string>();
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
            columns.Add($"{row.GetString(0)}.{row.GetString(1)}");
        Assert.NotEmpty(columns);
        return columns;
    }
}
