using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Cluster;

/// <summary>The cluster level is read and compared when asked for, and only then.</summary>
public sealed class ClusterTests : IDisposable
{
    private const string Roles =
        "CREATE ROLE readers; CREATE ROLE app LOGIN PASSWORD 'open sesame'; GRANT readers TO app; CREATE TABLE t (a integer); "
        + "ALTER ROLE app SET app.jwt_secret = 'open sesame'; ALTER ROLE app SET work_mem = '8MB'";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Without_being_asked_for_nothing_of_it_is_read()
    {
        Assert.DoesNotContain(
            PostgreSqlKinds.Wanted(new ReadOptions(TimeSpan.FromSeconds(1), [])),
            kind => kind.Kind.ClusterLevel
        );
        var server = await ClusterServers.GetAsync(Servers.Default);
        var found = await server.WithAsync(Roles, database => database.ReadAsync());
        Assert.False(found.Cluster);
        Assert.DoesNotContain(found.Objects, item => item.Kind.ClusterLevel);
    }

    [Fact]
    public async Task A_secret_never_gets_into_the_catalog()
    {
        var server = await ClusterServers.GetAsync(Servers.Default);
        var found = await server.BuildAsync(Roles);
        var values = found
            .Objects.SelectMany(item => item.Facets.ToArray())
            .Select(facet => facet.Value.Display!)
            .ToList();
        Assert.DoesNotContain(values, value => value.Contains("sesame", StringComparison.Ordinal));
        Assert.Contains(values, value => value.Contains("sha256:", StringComparison.Ordinal));
        Assert.Contains("8MB", values);
    }

    [Fact]
    public async Task A_role_without_rights_reads_all_of_it()
    {
        var server = await ClusterServers.GetAsync(Servers.Default);
        var found = await server.WithAsync(
            Roles,
            async database =>
            {
                await using var connection = await database.OpenAsync();
                await using var command = new Npgsql.NpgsqlCommand("SET SESSION AUTHORIZATION app", connection);
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                return await database.ReadAsync(
                    connection,
                    new ReadOptions(TimeSpan.FromSeconds(60), []) { Cluster = true }
                );
            }
        );
        Assert.Empty(found.Gaps);
        Assert.Equal(2, found.Objects.Count(item => item.Kind.Name == RoleKind.Name));
    }

    [Fact]
    public async Task A_snapshot_keeps_it_and_says_so_where_it_lacks_it()
    {
        var server = await ClusterServers.GetAsync(Servers.Default);
        var (with, without) = (_work["with.json"], _work["without.json"]);
        await server.WithAsync(
            Roles,
            async database =>
            {
                (await UndriftCli.RunAsync("inspect", database.Url, "--export", with, "--cluster")).Expect(0);
                (await UndriftCli.RunAsync("inspect", database.Url, "--export", without)).Expect(0);
                (await CheckAsync(database.Url, with, "--cluster")).Expect(0);
                (await CheckAsync(database.Url, with)).Expect(0);
                (await CheckAsync(database.Url, without)).Expect(0);
                var blind = (await CheckAsync(database.Url, without, "--cluster", "--json")).Expect(3).Json;
                var gap = Assert.Single(blind.GetProperty("coverage").GetProperty("not_comparable").EnumerateArray());
                Assert.Contains("does not hold them", gap.GetProperty("reason").GetString(), StringComparison.Ordinal);
                await database.ExecuteAsync("ALTER ROLE app BYPASSRLS");
                (await CheckAsync(database.Url, with)).Expect(0);
                var found = (await CheckAsync(database.Url, with, "--cluster", "--json")).Expect(1).Json;
                var drift = Assert.Single(found.GetProperty("drifts").EnumerateArray());
                Assert.Equal("security_mismatch", drift.GetProperty("group").GetString());
                return true;
            }
        );
    }

    [Fact]
    public async Task SQL_that_makes_no_role_does_not_say_that_there_is_none()
    {
        var server = await ClusterServers.GetAsync(Servers.Default);
        var plain = _work.Write("plain.sql", "CREATE TABLE t (a integer);");
        var roles = _work.Write("roles.sql", Roles.Replace("LOGIN ", "", StringComparison.Ordinal) + ";");
        await server.WithAsync(
            Roles,
            async database =>
            {
                var silent = (await CheckAsync(database.Url, plain, "--cluster")).Expect(0);
                Assert.Contains("role_membership", silent.Out, StringComparison.Ordinal);
                var stated = (await CheckAsync(database.Url, roles, "--cluster", "--json")).Expect(1).Json;
                var drift = Assert.Single(stated.GetProperty("drifts").EnumerateArray());
                Assert.Equal("app", drift.GetProperty("object").GetProperty("name").GetString());
                Assert.Equal("login", drift.GetProperty("facets")[0].GetProperty("name").GetString());
                return true;
            }
        );
    }

    private static Task<CliRun> CheckAsync(string url, string desired, params string[] options) =>
        UndriftCli.RunAsync(["check", "--database", url, "--desired", desired, .. options]);
}
