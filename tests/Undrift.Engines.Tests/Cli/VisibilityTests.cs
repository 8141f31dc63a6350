using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary>The role that <c>undrift grants</c> prints suffices; what a role may not see is named, never absent.</summary>
public sealed class VisibilityTests : IDisposable
{
    private const string Schema = """
        CREATE SCHEMA hidden;
        CREATE TABLE hidden.t (i int PRIMARY KEY, label text DEFAULT 'x' CHECK (label <> ''));
        CREATE VIEW hidden.v AS SELECT i FROM hidden.t;
        CREATE SEQUENCE hidden.s;
        CREATE FUNCTION hidden.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
        CREATE TRIGGER tr BEFORE INSERT ON hidden.t FOR EACH ROW EXECUTE FUNCTION hidden.f();
        COMMENT ON TABLE hidden.t IS 'secret';
        CREATE POLICY p ON hidden.t USING (label <> '');
        ALTER DEFAULT PRIVILEGES IN SCHEMA hidden GRANT SELECT ON TABLES TO PUBLIC;
        REVOKE ALL ON SCHEMA hidden FROM PUBLIC;
        REVOKE ALL ON FUNCTION hidden.f() FROM PUBLIC;
        """;

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task The_granted_role_sees_all_that_a_superuser_sees()
    {
        var (server, database, snapshot) = await MakeAsync();
        await using var _ = database;
        var role = $"checker of {database.Name}";
        var sql = (await UndriftCli.RunAsync("grants", "postgres", "--role", role, "--database", database.Name)).Expect(
            0
        );
        await database.ExecuteAsync(sql.Out);
        // The role's own right to connect is a part of what is compared.
        (await UndriftCli.RunAsync("inspect", database.Url, "--export", snapshot)).Expect(0);
        try
        {
            var run = await CheckAsync(server.Url(database.Name, role), snapshot);
            Assert.Equal("Verdict: clean - no drift", run.Expect(0).LastLine);
            await database.ExecuteAsync("ALTER TABLE hidden.t ALTER label SET DEFAULT 'y'");
            Assert.Contains(
                "default: ",
                (await CheckAsync(server.Url(database.Name, role), snapshot)).Expect(1).Out,
                StringComparison.Ordinal
            );
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY \"{role}\"; DROP ROLE \"{role}\"");
        }
    }

    [Theory]
    [InlineData("pg_attrdef")]
    [InlineData("pg_constraint")]
    [InlineData("pg_index")]
    [InlineData("pg_trigger")]
    [InlineData("pg_sequence")]
    [InlineData("pg_description")]
    [InlineData("pg_rewrite")]
    [InlineData("pg_class")]
    [InlineData("pg_proc")]
    [InlineData("pg_policy")]
    [InlineData("pg_default_acl")]
    [InlineData("pg_init_privs")]
    [InlineData("pg_seclabel")]
    [InlineData("pg_roles")]
    public async Task A_catalog_that_the_role_may_not_read_is_named_and_never_clean(string catalog)
    {
        var (server, database, snapshot) = await MakeAsync();
        await using var _ = database;
        var role = $"blind_{database.Name}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN; REVOKE SELECT ON pg_catalog.{catalog} FROM PUBLIC");
        try
        {
            var run = await CheckAsync(server.Url(database.Name, role), snapshot);
            // When somebody else writes meanwhile the reader asks what changed, and fails where it may not.
            Assert.True(run.Code is 3 or 4, run.All);
            Assert.Matches($"denied for (table|view) {catalog}", string.Join(' ', run.All.Split()));
            Assert.DoesNotContain("is missing", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("GRANT CONNECT", run.Error, StringComparison.Ordinal);
            // Without the relations or the names of roles nothing can be compared, and there is no report.
            if (run.Code == 3 && catalog is not ("pg_class" or "pg_roles"))
                Assert.StartsWith("Verdict: inconclusive - ", run.LastLine, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private static Task<CliRun> CheckAsync(string url, string snapshot) =>
        UndriftCli.RunAsync("check", "--database", url, "--desired", snapshot);

    private async Task<(TestServer Server, TestDatabase Database, string Snapshot)> MakeAsync()
    {
        var server = await Servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var snapshot = _work["snapshot.json"];
        (await UndriftCli.RunAsync("inspect", database.Url, "--export", snapshot)).Expect(0);
        return (server, database, snapshot);
    }
}
