using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>What stands in temporary tables is nobody's schema, and a mutation reverted leaves nothing.</summary>
public sealed class RelationMembersTests
{
    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Rules_and_statistics_of_temporary_tables_are_not_read(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        var before = await database.ReadAsync(connection);
        await using var command = new Npgsql.NpgsqlCommand(
            """
            CREATE TEMPORARY TABLE t (a integer, b integer);
            CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;
            CREATE STATISTICS pg_temp.s ON a, b FROM t;
            """,
            connection
        );
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Empty(DriftText.Between(before, await database.ReadAsync(connection)));
    }

    [Theory]
    [InlineData("ALTER TABLE t DISABLE RULE r", "ALTER TABLE t ENABLE RULE r")]
    [InlineData("ALTER EVENT TRIGGER e DISABLE", "ALTER EVENT TRIGGER e ENABLE")]
    [InlineData("ALTER PUBLICATION p DROP TABLE t", "ALTER PUBLICATION p ADD TABLE t")]
    [InlineData(
        "ALTER PUBLICATION p SET (publish = 'delete')",
        "ALTER PUBLICATION p SET (publish = 'truncate, delete, update, insert')"
    )]
    [InlineData("ALTER STATISTICS s SET STATISTICS 7", "ALTER STATISTICS s SET STATISTICS -1")]
    [InlineData("ALTER SERVER v OPTIONS (SET host 'y')", "ALTER SERVER v OPTIONS (SET host 'x')")]
    [InlineData("ALTER FOREIGN TABLE f OPTIONS (ADD n 'y')", "ALTER FOREIGN TABLE f OPTIONS (DROP n)")]
    [InlineData("ALTER FOREIGN TABLE f ALTER a OPTIONS (ADD n 'y')", "ALTER FOREIGN TABLE f ALTER a OPTIONS (DROP n)")]
    [InlineData(
        "ALTER USER MAPPING FOR PUBLIC SERVER v OPTIONS (SET password 'y')",
        "ALTER USER MAPPING FOR PUBLIC SERVER v OPTIONS (SET password 'x')"
    )]
    public async Task A_change_is_one_drift_and_its_reversal_none(string change, string reversal)
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (a integer, b integer);
            CREATE RULE r AS ON INSERT TO t WHERE new.a < 0 DO INSTEAD NOTHING;
            CREATE FUNCTION fe() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON ddl_command_start WHEN TAG IN ('DROP INDEX') EXECUTE FUNCTION fe();
            CREATE PUBLICATION p FOR TABLE t;
            CREATE STATISTICS s ON a, b FROM t;
            CREATE FOREIGN DATA WRAPPER w;
            CREATE SERVER v FOREIGN DATA WRAPPER w OPTIONS (host 'x');
            CREATE FOREIGN TABLE f (a integer) SERVER v;
            CREATE USER MAPPING FOR PUBLIC SERVER v OPTIONS (password 'x');
            """
        );
        var before = await database.ReadAsync();
        await database.ExecuteAsync(change);
        Assert.Single(DriftText.Between(before, await database.ReadAsync()));
        await database.ExecuteAsync(reversal);
        Assert.Empty(DriftText.Between(before, await database.ReadAsync()));
    }
}
