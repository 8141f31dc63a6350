using System.Text;
using Npgsql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Passwords that foreign servers are reached with: their change shows, they themselves never do.</summary>
public sealed class ForeignSecretsTests
{
    private const string Schema = """
        CREATE FOREIGN DATA WRAPPER w OPTIONS (api_key 'S3CRET-1');
        CREATE SERVER s FOREIGN DATA WRAPPER w
            OPTIONS (host 'plain-host', password 'S3CRET-2', uri 'mongodb://me:S3CRET-3@host/db', odbc 'DRIVER=x;PWD=S3CRET-4');
        CREATE FOREIGN TABLE f (a integer OPTIONS (access_token 'S3CRET-5')) SERVER s OPTIONS (secret 'S3CRET-6', name 'plain-name');
        CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (login 'S3CRET-7', password 'S3CRET-8');
        """;

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task No_secret_is_in_a_catalog_and_every_secret_counts(int version)
    {
        var server = await Servers.GetAsync(version);
        var catalog = await server.BuildAsync(Schema);
        var text = Snapshot(catalog);
        Assert.DoesNotContain("S3CRET", text);
        Assert.Contains("plain-host", text);
        Assert.Contains("plain-name", text);
        for (var i = 1; i <= 8; i++)
        {
            var other = await server.BuildAsync(
                Schema.Replace($"S3CRET-{i}", $"S3CRET-{i}x", StringComparison.Ordinal)
            );
            Assert.Single(Corpus.DriftText.Between(catalog, other));
        }
    }

    [Fact]
    public async Task The_same_password_of_two_mappings_has_two_hashes()
    {
        var server = await Servers.GetAsync();
        var catalog = await server.BuildAsync(
            Schema + "CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (password 'S3CRET-8')"
        );
        var hashes = catalog
            .Objects.Where(item => item.Kind.Name == "user_mapping")
            .Select(item => item.Facets[0].Value.AsList!.Single(option => option.StartsWith("password=")))
            .ToArray();
        Assert.Equal(2, hashes.Length);
        Assert.NotEqual(hashes[0], hashes[1]);
        Assert.All(hashes, hash => Assert.Matches("^password=sha256:[0-9a-f]{64}$", hash));
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Options_that_the_login_may_not_see_are_a_gap_and_the_mapping_is_compared(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var role = $"mapped_{database.Name}";
        await server.ExecuteAsync($"CREATE ROLE {role}");
        await using var connection = await database.OpenAsync();
        var all = await database.ReadAsync(connection);
        await RunAsync(connection, $"SET ROLE {role}");
        var seen = Differ.Compare(all, await database.ReadAsync(connection));
        Assert.Empty(seen.Drifts);
        Assert.Contains(seen.Gaps, gap => gap.Subject == "the options of the user mapping for public on s");
        await RunAsync(connection, "RESET ROLE; DROP USER MAPPING FOR PUBLIC SERVER s");
        await RunAsync(connection, $"CREATE USER MAPPING FOR {role} SERVER s OPTIONS (password 'x')");
        // Its own, which it may use.
        await RunAsync(connection, $"GRANT USAGE ON FOREIGN SERVER s TO {role}; SET ROLE {role}");
        var own = await database.ReadAsync(connection);
        Assert.Empty(own.Gaps);
        var drifts = Differ.Compare(all, own).Drifts.Select(drift => $"{drift.Type} {drift.Object}").ToArray();
        Assert.Contains("missing_user_mapping user_mapping:s.public", drifts);
        Assert.Contains($"extra_user_mapping user_mapping:s.{role}", drifts);
        await RunAsync(connection, $"RESET ROLE; DROP USER MAPPING FOR {role} SERVER s");
        await RunAsync(connection, $"REVOKE USAGE ON FOREIGN SERVER s FROM {role}; DROP ROLE {role}");
    }

    [Fact]
    public async Task The_wrapper_of_an_extension_belongs_to_it()
    {
        var server = await Servers.GetAsync();
        var catalog = await server.BuildAsync("CREATE EXTENSION postgres_fdw");
        var wrapper = catalog.Objects.Single(item => item.Kind.Name == "foreign_data_wrapper");
        Assert.Equal("extension:postgres_fdw", wrapper.Owner.ToString());
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
