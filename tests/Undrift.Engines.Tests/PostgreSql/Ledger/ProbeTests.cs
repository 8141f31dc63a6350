using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Ledgers;

/// <summary>User objects that no kind reads are reported all the same.</summary>
public sealed partial class ProbeTests
{
    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task What_stands_in_a_schema_of_the_server_is_a_drift_on_one_side(int version)
    {
        var server = await Servers.GetAsync(version);
        var made = await server.BuildAsync(
            """
            CREATE FUNCTION pg_catalog.undrift_probe(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE information_schema.undrift_probe (a serial PRIMARY KEY);
            CREATE TYPE information_schema.undrift_enum AS ENUM ('a');
            CREATE OPERATOR pg_catalog.<=+=> (FUNCTION = pg_catalog.int4pl, LEFTARG = integer, RIGHTARG = integer);
            """
        );
        Assert.Equal(
            [
                "extra routine_mismatch operator:pg_catalog.\"<=+=>\"(integer, integer)",
                "extra unmodelled_object unmodelled_object:\"function pg_catalog.undrift_probe(integer)\"",
                "extra unmodelled_object unmodelled_object:\"sequence information_schema.undrift_probe_a_seq\"",
                "extra unmodelled_object unmodelled_object:\"table information_schema.undrift_probe\"",
                "extra unmodelled_object unmodelled_object:\"type information_schema.undrift_enum\"",
            ],
            DriftText.Between(await server.BuildAsync(""), made).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task On_both_sides_it_cannot_be_compared()
    {
        var server = await Servers.GetAsync();
        const string Probe = "CREATE FUNCTION information_schema.probe() RETURNS integer LANGUAGE sql AS 'SELECT 1'";
        var (one, other) = (await server.BuildAsync(Probe), await server.BuildAsync(Probe));
        var comparison = Differ.Compare(one, other);
        Assert.Empty(comparison.Drifts);
        var gap = Assert.Single(comparison.Gaps);
        Assert.Equal("unmodelled_object:\"function information_schema.probe()\"", gap.Object.ToString());
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task A_database_as_the_server_makes_it_has_none(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync("template1");
        Assert.DoesNotContain(
            (await database.ReadAsync()).Objects,
            item => item.Kind.Name == UnmodelledObjectKind.Name
        );
    }

    [Fact]
    public void Every_catalog_that_the_ledger_lists_is_known_to_the_probe()
    {
        var known = Name()
            .Matches(new UnmodelledObjectKind().Query)
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();
        Assert.Empty(CatalogLedger.Tables.Select(table => table.Name).Where(name => !known.Contains(name)).ToList());
    }

    [GeneratedRegex("'(?<name>pg_[a-z_]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
