using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Plans for accounts, roles and grants, run on real servers.</summary>
public sealed class GrantPlanTests
{
    private static readonly ComparisonOptions Cluster = new(AllowEmpty: true, Cluster: true);

    /// <summary>Changes of an account that a plan can make and take back; NAME, ROLE and DATABASE stand for names.</summary>
    private static readonly string[] Changes =
    [
        "ALTER USER NAME@'%' ACCOUNT LOCK",
        "ALTER USER NAME@'%' REQUIRE SSL",
        "ALTER USER NAME@'%' REQUIRE ISSUER '/CN=a' AND SUBJECT '/CN=b'",
        "ALTER USER NAME@'%' WITH MAX_USER_CONNECTIONS 5",
        "ALTER USER NAME@'%' PASSWORD EXPIRE INTERVAL 30 DAY",
        "GRANT PROCESS ON *.* TO NAME@'%'",
        "GRANT SELECT, INSERT ON DATABASE.* TO NAME@'%' WITH GRANT OPTION",
        "GRANT SELECT ON DATABASE.t TO NAME@'%'",
        "GRANT SELECT (a), UPDATE (a, b) ON DATABASE.t TO NAME@'%'",
        "GRANT EXECUTE ON PROCEDURE DATABASE.p TO NAME@'%'",
        "GRANT ROLE TO NAME@'%'",
        "GRANT ROLE TO NAME@'%' WITH ADMIN OPTION",
    ];

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_plan_makes_each_change_and_takes_it_back(string serverName)
    {
        var server = await MySqlServers.GetAsync(serverName);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int, b int); CREATE PROCEDURE p() SELECT 1");
        var name = "planned_" + serverName;
        foreach (var change in Changes)
        {
            await server.ExecuteAsync(
                $"DROP USER IF EXISTS {name}@'%'; DROP ROLE IF EXISTS {name}_role; CREATE USER {name}@'%' IDENTIFIED BY 'Secret-1'; CREATE ROLE {name}_role"
            );
            var before = await ReadAsync(database, name);
            await server.ExecuteAsync(
                change
                    .Replace("NAME", name, StringComparison.Ordinal)
                    .Replace("ROLE", name + "_role", StringComparison.Ordinal)
                    .Replace("DATABASE", database.Name, StringComparison.Ordinal)
            );
            var after = await ReadAsync(database, name);
            Assert.NotEmpty(Differ.Compare(before, after, Cluster).Drifts);
            foreach (var target in (Catalog[])[before, after])
            {
                var plan = Plans.Engine.Plan(await ReadAsync(database, name), target);
                Assert.Empty(plan.Residue);
                Assert.Contains(Hazard.AuthorisationChange, plan.Hazards);
                Assert.True(await Plans.TryAsync(server, database, plan) is null, $"{change}\n{plan.Sql}");
                Assert.Empty(Differ.Compare(target, await ReadAsync(database, name), Cluster).Drifts);
            }
        }
        await server.ExecuteAsync($"DROP USER {name}@'%'; DROP ROLE {name}_role");
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task An_account_that_goes_takes_its_privileges_along_and_one_that_comes_is_left_to_a_person(
        string serverName
    )
    {
        var server = await MySqlServers.GetAsync(serverName);
        await using var database = await server.CreateDatabaseAsync();
        var name = "leaving_" + serverName;
        var without = await ReadAsync(database, name);
        await server.ExecuteAsync(
            $"CREATE USER {name}@'%' IDENTIFIED BY 'Secret-1'; GRANT SELECT ON {database.Name}.* TO {name}@'%'"
        );
        var with = await ReadAsync(database, name);
        var leaving = Plans.Engine.Plan(with, without);
        Assert.Equal(
            [$"DROP USER `{name}`@`%`"],
            leaving.Statements.Where(item => item.Object is not null).Select(item => item.Sql)
        );
        Assert.True(await Plans.TryAsync(server, database, leaving) is null, leaving.Sql);
        var coming = Plans.Engine.Plan(without, with);
        Assert.Empty(coming.Statements);
        Assert.Contains(coming.Residue, left => left.Object.Kind == "account");
        Assert.Contains(coming.Residue, left => left.Object.Kind == "grant");
    }

    /// <summary>What is about the account: other tests make accounts of their own meanwhile.</summary>
    private static async Task<Catalog> ReadAsync(MySqlTestDatabase database, string name)
    {
        var catalog = await database.ReadAsync(cluster: true);
        return catalog.With(
            catalog.Objects.Where(item =>
                !item.Kind.ClusterLevel
                || item.Id.Name.StartsWith(name, StringComparison.Ordinal)
                || item.Id.Parent.StartsWith(name, StringComparison.Ordinal)
            )
        );
    }
}
