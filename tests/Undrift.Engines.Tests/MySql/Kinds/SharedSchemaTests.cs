using Undrift.Engines.Tests.Corpus;
using Undrift.MySql;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>
/// Real applications' schemas on MariaDB: what the command-line client loaded, what Undrift builds from the same file, what
/// mariadb-dump says of it, and the snapshot are one schema.
/// </summary>
public sealed class SharedSchemaTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "mysql", "schemas");

    public static TheoryData<string> Schemas()
    {
        string[] sample =
        [
            "chinook",
            "employees_part",
            "kamailio",
            "prelude",
            "tango",
            "wordpress61",
            "yb_views_mysql_views_automa",
        ];
        return !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory
                    .GetDirectories(Folder)
                    .Select(path => Path.GetFileName(path))
                    .Where(name => Repository.All || sample.Contains(name))
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task A_schema_has_no_drift_against_its_own_file_its_dump_and_its_snapshot(string schema)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sql = await File.ReadAllTextAsync(Path.Combine(Folder, schema, "schema.sql"), cancellation);
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await Client.LoadAsync(database, sql);
        var actual = await database.ReadAsync();
        Assert.False(actual.IsEmpty);
        Reading.AssertUnderstood(actual);

        var dump = await Client.DumpAsync(database);
        Assert.Empty(Reading.Drifts(await BuildAsync(server, sql, actual), actual));
        // A dump of one database says nothing of the database itself.
        Assert.Empty(WithoutDatabase(Reading.Drifts(await BuildAsync(server, dump, actual), actual)));
        await using var restored = await server.CreateDatabaseAsync();
        await Client.LoadAsync(restored, dump);
        Assert.Empty(WithoutDatabase(Reading.Drifts(await restored.ReadAsync(), actual)));
        Assert.Empty(Reading.Drifts(Reading.Snapshot(actual), actual));
    }

    private static string[] WithoutDatabase(IEnumerable<string> drifts) =>
        [.. drifts.Where(drift => !drift.Contains(" database:database ", StringComparison.Ordinal))];

    private static Task<Catalog> BuildAsync(MySqlTestServer server, string sql, Catalog target) =>
        new MySqlEngine().BuildAsync(
            [new SqlScript("schema.sql", () => new StringReader(sql))],
            new BuildOptions(TimeSpan.FromSeconds(120), [], ScratchUrl: server.Url())
            {
                DatabaseCollation = target.DatabaseCollation,
            },
            TestContext.Current.CancellationToken
        );
}
