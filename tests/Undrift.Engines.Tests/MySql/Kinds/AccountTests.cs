using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>Accounts, roles and grants: read only when asked for, without what anybody logs in with.</summary>
public sealed class AccountTests
{
    private static readonly ComparisonOptions Cluster = new(AllowEmpty: true, Cluster: true);

    /// <summary>A change, with the drift that it has to be; NAME stands for an account's name, DATABASE for the database.</summary>
    private static readonly (string Sql, string Drift)[] Changes =
    [
        ("ALTER USER NAME@'%' ACCOUNT LOCK", "changed security_mismatch account:\"NAME@%\" (locked)"),
        ("ALTER USER NAME@'%' REQUIRE SSL", "changed security_mismatch account:\"NAME@%\" (requires)"),
        ("ALTER USER NAME@'%' WITH MAX_USER_CONNECTIONS 5", "changed security_mismatch account:\"NAME@%\" (limits)"),
        (
            "ALTER USER NAME@'%' PASSWORD EXPIRE INTERVAL 30 DAY",
            "changed security_mismatch account:\"NAME@%\" (password_lifetime)"
        ),
        ("GRANT PROCESS ON *.* TO NAME@'%'", "changed security_mismatch grant:\"NAME@%\"(server) (privileges)"),
        ("GRANT SELECT ON DATABASE.* TO NAME@'%'", "extra security_mismatch grant:\"NAME@%\"(database)"),
        ("GRANT SELECT ON DATABASE.t TO NAME@'%'", "extra security_mismatch grant:t.\"NAME@%\""),
        ("GRANT SELECT (a) ON DATABASE.t TO NAME@'%'", "extra security_mismatch grant:t.\"NAME@%\"(column `a`)"),
        ("GRANT EXECUTE ON PROCEDURE DATABASE.p TO NAME@'%'", "extra security_mismatch grant:p.\"NAME@%\"(procedure)"),
        ("DROP USER NAME@'%'", "missing security_mismatch account:\"NAME@%\""),
    ];

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_change_of_an_account_is_its_drift(string serverName)
    {
        var server = await MySqlServers.GetAsync(serverName);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int, b int); CREATE PROCEDURE p() SELECT 1");
        var name = "changed_" + serverName;
        foreach (var (sql, drift) in Changes)
        {
            await server.ExecuteAsync(
                $"DROP USER IF EXISTS {name}@'%'; CREATE USER {name}@'%' IDENTIFIED BY 'Secret-1'"
            );
            var before = await database.ReadAsync(cluster: true);
            await server.ExecuteAsync(Named(sql));
            var after = await database.ReadAsync(cluster: true);
            var found = Differ.Compare(before, after, Cluster).Drifts.Select(DriftText.Of);
            // Other tests make accounts of their own meanwhile.
            Assert.Contains(Named(drift), found.Where(line => line.Contains(name, StringComparison.Ordinal)));
            Assert.DoesNotContain(
                after.Objects.SelectMany(item => item.Facets.ToArray()),
                facet => facet.Value.Display?.Contains("Secret", StringComparison.Ordinal) == true
            );
        }

        string Named(string text) =>
            text.Replace("NAME", name, StringComparison.Ordinal)
                .Replace("DATABASE", database.Name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_role_and_its_members_are_read(string serverName)
    {
        var server = await MySqlServers.GetAsync(serverName);
        await using var database = await server.CreateDatabaseAsync();
        var (role, member) = ("role_" + serverName, "member_" + serverName);
        await server.ExecuteAsync(
            $"CREATE ROLE {role}; CREATE USER {member}@'%'; GRANT {role} TO {member}@'%' WITH ADMIN OPTION"
        );
        var catalog = await database.ReadAsync(cluster: true);
        var item = Assert.Single(
            catalog.Objects,
            item => item.Kind.Name == "role_member" && item.Id.Name == member + "@%"
        );
        Assert.Contains("admin", item.Facets.ToArray().Select(facet => facet.Facet.Name));
        await server.ExecuteAsync($"DROP ROLE {role}; DROP USER {member}@'%'");
    }

    [Fact]
    public async Task Nothing_of_the_server_is_read_unless_asked_for()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        Assert.DoesNotContain((await database.ReadAsync()).Objects, item => item.Kind.ClusterLevel);
    }
}
