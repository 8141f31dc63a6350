using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Security;

/// <summary>
/// What SQL files say of owners and privileges, and what they cannot say: who runs them, and on which database.
/// </summary>
public sealed class PrivilegesOfSqlTests
{
    private const string Schema = "CREATE SCHEMA app; CREATE TABLE app.t (a int); ";
    private const string Reader = "sql_reader";
    private static readonly PostgreSqlEngine Engine = new();

    [Fact]
    public async Task Sql_without_a_word_on_privileges_does_not_deny_those_of_the_database()
    {
        await using var database = await DatabaseAsync(
            Schema
                + $"GRANT SELECT ON app.t TO {Reader}; ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO {Reader}"
        );
        var actual = await database.ReadAsync();
        var desired = await BuildAsync(Schema, actual);

        var comparison = Differ.Compare(desired, actual);

        Assert.Empty(comparison.Drifts);
        Assert.Empty(comparison.Gaps);
        Assert.Equal(2, comparison.Notes.Count);
        Assert.All(comparison.Notes, note => Assert.Contains("says nothing of them", note, StringComparison.Ordinal));
        Assert.Equal(
            [
                $"extra security_mismatch grant:app.t.{Reader}",
                $"extra security_mismatch default_privilege:app.tables.{Reader}(for role undrift)",
            ],
            Drifts(desired, actual, PrivilegeComparison.Compare)
        );
    }

    [Fact]
    public async Task Sql_that_says_REVOKE_where_nothing_was_granted_means_that_there_is_nothing()
    {
        await using var database = await DatabaseAsync(Schema + $"GRANT SELECT ON app.t TO {Reader}");
        var actual = await database.ReadAsync();
        var desired = await BuildAsync(Schema + $"REVOKE ALL ON app.t FROM {Reader};", actual);

        Assert.Equal([$"extra security_mismatch grant:app.t.{Reader}"], Drifts(desired, actual));
        Assert.Empty(Drifts(desired, actual, PrivilegeComparison.Ignore));
    }

    [Fact]
    public async Task Sql_never_speaks_of_the_privileges_on_the_database_itself()
    {
        await using var database = await DatabaseAsync(Schema + $"GRANT SELECT ON app.t TO {Reader}");
        await database.ExecuteAsync($"GRANT CREATE ON DATABASE {database.Name} TO {Reader}");
        var actual = await database.ReadAsync();
        var desired = await BuildAsync(Schema + $"GRANT SELECT ON app.t TO {Reader};", actual);

        Assert.Empty(Drifts(desired, actual));
        Assert.Empty(Drifts(desired, actual, PrivilegeComparison.Compare));
        Assert.Equal(["extra security_mismatch database_grant:" + Reader], Drifts(await CopyAsync(), actual));
    }

    [Fact]
    public async Task Who_runs_the_sql_is_taken_to_be_the_owner_of_the_database()
    {
        const string sql =
            Schema
            + "GRANT ALL ON app.t TO CURRENT_USER; ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;"
            + "CREATE POLICY p ON app.t TO CURRENT_USER USING (a > 0);"
            + $"ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO {Reader};";
        await using var database = await DatabaseAsync("");
        await database.ExecuteAsync(
            $"ALTER DATABASE {database.Name} OWNER TO sql_owner; SET ROLE sql_owner; {sql} GRANT ALL ON app.t TO sql_owner"
        );
        var actual = await database.ReadAsync();
        Assert.Equal("sql_owner", actual.DatabaseOwner);

        var desired = await BuildAsync(sql + "GRANT ALL ON app.t TO sql_owner;", actual);

        Assert.Empty(desired.Gaps);
        Assert.Empty(Drifts(desired, actual));
    }

    [Fact]
    public async Task Who_runs_the_sql_is_a_gap_where_no_database_says_it()
    {
        var server = await Servers.GetAsync();
        await RolesAsync(server);
        var built = await BuildAsync(
            Schema
                + "ALTER TABLE app.t OWNER TO sql_owner; GRANT SELECT ON app.t TO CURRENT_USER;"
                + "CREATE POLICY p ON app.t TO CURRENT_USER USING (a > 0);"
                + $"ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO {Reader};",
            null
        );
        Assert.Equal(
            ["the roles of policy:app.t.p", "grant:app.t.undrift", "default privileges on tables"],
            built.Gaps.Select(gap => gap.Subject)
        );
    }

    [Fact]
    public async Task An_owner_is_compared_where_the_sql_names_it()
    {
        await using var database = await DatabaseAsync(
            Schema
                + "ALTER TABLE app.t OWNER TO sql_owner; CREATE TABLE app.u (a int); ALTER TABLE app.u OWNER TO sql_owner;"
        );
        var actual = await database.ReadAsync();
        var desired = await BuildAsync(
            Schema + $"ALTER TABLE app.t OWNER TO {Reader}; CREATE TABLE app.u (a int);",
            actual
        );

        Assert.Equal(["changed security_mismatch table:app.t (owner)"], Drifts(desired, actual));
    }

    [Fact]
    public async Task A_snapshot_keeps_what_its_sql_did_not_say()
    {
        await using var database = await DatabaseAsync(Schema + $"GRANT SELECT ON app.t TO {Reader}");
        var actual = await database.ReadAsync();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "snapshot.json");
        SnapshotWriter.WriteFile(path, await BuildAsync(Schema, actual), Engine.Kinds, "undrift test");

        var read = SnapshotReader.ReadFile(path, _ => Engine);

        Assert.Equal(
            ["database_grant", "default_privilege", "grant", "parameter_grant"],
            read.Unstated.Order(StringComparer.Ordinal)
        );
        Assert.Empty(Drifts(read, actual));
    }

    private static string[] Drifts(
        Catalog desired,
        Catalog actual,
        PrivilegeComparison privileges = PrivilegeComparison.Auto
    )
    {
        var comparison = Differ.Compare(desired, actual, new ComparisonOptions(Privileges: privileges));
        Assert.Empty(comparison.Gaps);
        return [.. comparison.Drifts.Select(DriftText.Of)];
    }

    private static async Task<TestDatabase> DatabaseAsync(string sql)
    {
        var server = await Servers.GetAsync();
        await RolesAsync(server);
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(sql);
        return database;
    }

    // A copy without its own ACL, as another database has it.
    private static async Task<Catalog> CopyAsync() =>
        await (await Servers.GetAsync()).BuildAsync(Schema + $"GRANT SELECT ON app.t TO {Reader};");

    private static Task RolesAsync(TestServer server) =>
        server.ExecuteAsync(
            string.Concat(
                ((string[])[Reader, "sql_owner"]).Select(role =>
                    $"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;"
                )
            )
        );

    private static Task<Catalog> BuildAsync(string sql, Catalog? actual) =>
        Engine.BuildAsync(
            [new SqlScript("test.sql", () => new StringReader(sql))],
            new BuildOptions(
                TimeSpan.FromSeconds(60),
                [],
                ServerVersion: actual?.Origin.ServerVersion,
                DatabaseOwner: actual?.DatabaseOwner
            ),
            TestContext.Current.CancellationToken
        );
}
