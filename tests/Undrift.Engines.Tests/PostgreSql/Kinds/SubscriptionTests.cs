using System.Text;
using Npgsql;
using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Subscriptions: what an ordinary role may see of them, what nobody gets to see, and that they can be removed.</summary>
public sealed class SubscriptionTests
{
    private const string Schema = """
        CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere password=S3CRET' PUBLICATION p, q WITH (connect = false);
        COMMENT ON SUBSCRIPTION s IS 'ours';
        """;

    public static TheoryData<string, string> Changes { get; } =
        new()
        {
            {
                "ALTER SUBSCRIPTION s SET (synchronous_commit = local)",
                "trigger_mismatch subscription:s (synchronous_commit)"
            },
            { "ALTER SUBSCRIPTION s SET (slot_name = NONE)", "trigger_mismatch subscription:s (slot_name)" },
            {
                "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
                "trigger_mismatch subscription:s (publications)"
            },
            { "COMMENT ON SUBSCRIPTION s IS 'theirs'", "comment_mismatch subscription:s (comment)" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_oldest_server_shows_every_change_to_a_superuser(string change, string drift)
    {
        var server = await Servers.GetAsync(13);
        var before = await server.BuildAsync(Schema);
        Assert.Equal(["changed " + drift], DriftText.Between(before, await server.BuildAsync(Schema + change)));
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task An_ordinary_role_sees_all_but_one_property_on_the_oldest_server(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var role = $"subscribed_{database.Name}";
        await server.ExecuteAsync($"CREATE ROLE {role}");
        await using var connection = await database.OpenAsync();
        var all = await database.ReadAsync(connection);
        Assert.DoesNotContain("S3CRET", Snapshot(all));
        await RunAsync(connection, $"SET ROLE {role}");
        var seen = await database.ReadAsync(connection);
        await RunAsync(connection, $"RESET ROLE; DROP ROLE {role}");
        if (version == 13)
            Assert.Equal("synchronous_commit of the subscription s", Assert.Single(seen.Gaps).Subject);
        else
            Assert.Empty(seen.Gaps);
        Assert.Empty(Differ.Compare(all, seen).Drifts);
        Assert.Single(seen.Objects, item => item.ToString() == "subscription:s");
    }

    [Fact]
    public async Task A_subscription_of_another_database_is_not_read()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        Assert.DoesNotContain((await server.BuildAsync("")).Objects, item => item.Kind.Name == "subscription");
    }

    [Fact]
    public async Task A_scratch_database_with_a_subscription_is_removed()
    {
        var server = await Servers.GetAsync();
        await using var admin = await server.OpenAsync();
        var options = new BuildOptions(TimeSpan.FromSeconds(60), [], ScratchUrl: server.Url());
        var cancellation = TestContext.Current.CancellationToken;
        string name;
        await using (var scratch = await ScratchDatabase.CreateAsync(options, cancellation))
        {
            name = scratch.Source.Database!;
            await server.ExecuteAsync(Schema, name);
        }
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_database WHERE datname = '{name}'",
            admin
        );
        Assert.Equal(0L, await command.ExecuteScalarAsync(cancellation));
    }

    private static string Snapshot(Catalog catalog)
    {
        using var stream = new MemoryStream();
        SnapshotWriter.Write(stream, catalog, PostgreSqlKinds.Modelled, "undrift test");
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
