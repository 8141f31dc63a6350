using Npgsql;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Reading;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>How a catalog is read: what it needs, what it leaves behind, what happens when the schema changes meanwhile.</summary>
public sealed class ReadingTests
{
    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task A_role_without_any_privilege_sees_the_same_schema(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE SCHEMA s; CREATE TABLE s.t (a serial PRIMARY KEY, b text UNIQUE CHECK (b <> ''))"
        );
        var role = $"bare_{database.Name}";
        await server.ExecuteAsync($"CREATE ROLE {role}");
        await using var connection = await database.OpenAsync();
        var all = await database.ReadAsync(connection);
        await RunAsync(connection, $"SET ROLE {role}");
        Assert.Empty(Corpus.DriftText.Between(all, await database.ReadAsync(connection)));
        await RunAsync(connection, "RESET ROLE");
        await RunAsync(connection, $"DROP ROLE {role}");
    }

    [Fact]
    public async Task What_a_role_may_not_read_is_a_gap_and_the_rest_is_compared()
    {
        var (database, role) = await DeniedAsync("pg_sequence");
        await using var _ = database;
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, $"SET ROLE {role}");
        var found = await database.ReadAsync(connection);
        var gap = Assert.Single(found.Gaps);
        Assert.Equal("sequence", gap.Kind);
        Assert.Contains("pg_sequence", gap.Reason);
        Assert.Contains(found.Objects, item => item.ToString() == "column:public.t.a");
        Assert.DoesNotContain(found.Objects, item => item.Kind.Name == "sequence");
    }

    [Fact]
    public async Task Comments_that_may_not_be_read_are_not_taken_for_absent()
    {
        var (database, role) = await DeniedAsync("pg_description");
        await using var _ = database;
        await database.ExecuteAsync("COMMENT ON TABLE t IS 'ours'");
        await using var connection = await database.OpenAsync();
        var all = await database.ReadAsync(connection);
        await RunAsync(connection, $"SET ROLE {role}");
        var comparison = Differ.Compare(all, await database.ReadAsync(connection));
        Assert.Empty(comparison.Drifts);
        Assert.Contains(comparison.Gaps, gap => gap.Subject == "comments");
    }

    [Fact]
    public async Task Without_the_relations_nothing_can_be_said()
    {
        var (database, role) = await DeniedAsync("pg_inherits");
        await using var _ = database;
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, $"SET ROLE {role}");
        var failure = await Assert.ThrowsAsync<UndriftException>(() => database.ReadAsync(connection));
        Assert.Equal(FailureKind.Inconclusive, failure.Kind);
        Assert.Contains("pg_inherits", failure.Message);
    }

    [Fact]
    public async Task Reading_is_one_transaction_and_leaves_the_session_as_it_was()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a integer)");
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, "SET search_path = public; SET jit = on");
        var before = await connection.AskAsync(Settings);
        await database.ReadAsync(connection);
        Assert.Equal(before, await connection.AskAsync(Settings));
        Assert.Equal("0", await connection.AskAsync(Traces));
    }

    [Fact]
    public async Task Everything_goes_to_the_server_in_one_round_trip()
    {
        await Servers.GetAsync();
        // A server of its own: where others write meanwhile, a second trip asks whether they changed the schema.
        var binaries = await Servers.BinariesAsync(Servers.Default);
        await using var own = await ScratchServer.StartAsync(
            binaries!,
            null,
            null,
            TestContext.Current.CancellationToken
        );
        await using var database = await new TestServer(own).CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        using var trips = new RoundTrips();
        await database.ReadAsync(connection);
        Assert.Equal(1, trips.Count);
    }

    [Fact]
    public async Task Only_the_schemas_asked_for_are_read()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA s; CREATE TABLE s.t (a serial); CREATE TABLE public.t (a serial)");
        var found = await database.ReadAsync(new ReadOptions(TimeSpan.FromSeconds(60), ["s"]));
        Assert.Equal(["s"], found.Schemas);
        Assert.Equal(
            ["column:s.t.a", "extension:plpgsql", "language:plpgsql", "schema:s", "sequence:s.t_a_seq", "table:s.t"],
            found.Objects.Select(item => item.ToString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_an_extension_brings_belongs_to_it_down_to_its_columns()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE EXTENSION citext; CREATE TABLE public.own (a serial PRIMARY KEY);
            ALTER EXTENSION citext ADD TABLE public.own; ALTER EXTENSION citext ADD SEQUENCE public.own_a_seq
            """
        );
        var found = await database.ReadAsync();
        foreach (var item in found.Objects.Where(item => item.Id.ToString().Contains("public.own")))
            Assert.Contains("extension:citext", Owners(found, item));
        await database.ExecuteAsync(
            "ALTER EXTENSION citext DROP TABLE public.own; ALTER EXTENSION citext DROP SEQUENCE public.own_a_seq; DROP EXTENSION citext; DROP TABLE public.own"
        );
        var drift = Assert.Single(Differ.Compare(found, await database.ReadAsync()).Drifts);
        Assert.Equal("extension:citext", drift.Object.ToString());
    }

    private const string Settings =
        "SELECT concat_ws(' ', current_setting('search_path'), current_setting('jit'), current_setting('lock_timeout'), "
        + "current_setting('statement_timeout'), current_setting('transaction_read_only'))";

    private const string Traces =
        "SELECT (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND relation > 16383) "
        + "+ (SELECT count(*) FROM pg_class WHERE relpersistence = 't')";

    private static IEnumerable<string> Owners(Catalog catalog, CatalogObject item)
    {
        for (var owner = item.Owner; owner is { } id; owner = catalog.Find(id)?.Owner)
            yield return id.ToString();
    }

    private static async Task<(TestDatabase Database, string Role)> DeniedAsync(string catalog)
    {
        var server = await Servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        var role = $"denied_{database.Name}";
        await database.ExecuteAsync(
            $"CREATE TABLE t (a serial); REVOKE SELECT ON pg_catalog.{catalog} FROM PUBLIC; CREATE ROLE {role}"
        );
        return (database, role);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
