using Npgsql;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>The schema changes while it is read: the catalog is of one moment, or the answer is inconclusive.</summary>
public sealed class ConcurrentChangeTests
{
    private const int Tables = 60;

    [Theory]
    [InlineData(
        "DROP TABLE w.t{0}; CREATE TABLE w.t{0} (a integer DEFAULT 1 CHECK (a > 0), b text); CREATE INDEX i{0} ON w.t{0} (lower(b)) WHERE a > 0"
    )]
    [InlineData("ALTER TABLE w.t{0} RENAME COLUMN a TO x; ALTER TABLE w.t{0} RENAME COLUMN x TO a")]
    [InlineData("ALTER TABLE w.t{0} RENAME COLUMN a TO y", "ALTER TABLE w.t{0} RENAME COLUMN y TO a")]
    public async Task A_catalog_is_never_a_mixture(params string[] changes)
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA w");
        for (var i = 0; i < Tables; i++)
            await database.ExecuteAsync(
                $"CREATE TABLE w.t{i} (a integer DEFAULT 1 CHECK (a > 0), b text); CREATE INDEX i{i} ON w.t{i} (lower(b)) WHERE a > 0"
            );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writer = ChangeAsync(database, changes, end.Token);
        for (var i = 0; i < (Repository.All ? 25 : 10); i++)
            AssertWhole(await ReadOrNothingAsync(database));
        await end.CancelAsync();
        await writer;
        AssertWhole(await database.ReadAsync());
    }

    [Fact]
    public async Task What_was_made_after_a_transaction_began_that_is_still_open_elsewhere_is_no_change()
    {
        var server = await Servers.GetAsync();
        await using var other = await server.CreateDatabaseAsync();
        await using var open = await other.OpenAsync();
        await using var begin = new NpgsqlCommand("BEGIN; SELECT pg_current_xact_id()", open);
        await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a integer DEFAULT 1)");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writer = ChangeAsync(other, ["CREATE TABLE w{0} (i integer); DROP TABLE w{0}"], end.Token);
        for (var i = 0; i < 10; i++)
            Assert.Contains((await database.ReadAsync()).Objects, item => item.Id.Name == "t");
        await end.CancelAsync();
        await writer;
    }

    private static async Task<Catalog?> ReadOrNothingAsync(TestDatabase database)
    {
        try
        {
            return await database.ReadAsync();
        }
        catch (UndriftException e) when (e.Kind == FailureKind.Inconclusive)
        {
            Assert.Contains("changed while it was being read", e.Message);
            return null;
        }
    }

    // Every expression names the column as the catalog does.
    private static void AssertWhole(Catalog? catalog)
    {
        if (catalog is null)
            return;
        for (var i = 0; i < Tables; i++)
        {
            var columns = catalog
                .Objects.Where(item => item.Id.Kind == "column" && item.Id.Parent == $"t{i}")
                .ToArray();
            var name = columns.Select(item => item.Id.Name).SingleOrDefault(text => text != "b");
            foreach (
                var item in catalog.Objects.Where(item =>
                    item.Id.Parent == $"t{i}" && item.Id.Kind is "check" or "index"
                )
            )
            foreach (var entry in item.Facets)
                if (item.Id.Parent == $"t{i}" && entry.Facet.Name is "expression" or "predicate")
                    Assert.Equal($"({name} > 0)", entry.Value.AsText);
        }
    }

    private static async Task ChangeAsync(TestDatabase database, string[] changes, CancellationToken end)
    {
        await using var connection = await database.OpenAsync();
        for (var turn = 0; !end.IsCancellationRequested; turn++)
        {
            var sql = changes[turn / Tables % changes.Length];
            await using var command = new NpgsqlCommand(sql.Replace("{0}", $"{turn % Tables}"), connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
