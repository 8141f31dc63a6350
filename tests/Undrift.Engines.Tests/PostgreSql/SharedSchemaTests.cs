using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql;

/// <summary>
/// Real applications' schemas: what psql loaded, what Undrift builds from the same file, and what pg_dump says of it are
/// one schema.
/// </summary>
public sealed class SharedSchemaTests
{
    private static readonly PostgreSqlEngine Engine = new();
    private static readonly BuildOptions Options = new(TimeSpan.FromSeconds(120), [], ServerVersion: "15");

    public static TheoryData<string> Schemas()
    {
        string[] sample = ["bacula15", "kamailio61", "lemmy_0_19", "prelude", "requesttracker5", "zabbix60"];
        return [.. SharedSchemas.LoadingOn(15).Where(name => Repository.All || sample.Contains(name))];
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task A_schema_has_no_drift_against_its_own_file_its_dump_and_its_snapshot(string schema)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = SharedSchemas.FileOf(schema);
        var server = await Servers.GetAsync(15);
        await using var database = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, file);
        var actual = await Engine.ReadAsync(database.Url, Options, cancellation);
        Assert.False(actual.IsEmpty);

        using var folder = new TemporaryFolder();
        var dump = folder.Write("dump.sql", await PgDump.TextAsync(database));
        Assert.Empty(await Comparing.DriftsAsync(await BuildAsync(file), actual, server));
        Assert.Empty(await Comparing.DriftsAsync(await BuildAsync(dump), actual, server));
        Assert.Empty(await Comparing.DriftsAsync(Comparing.Snapshot(actual), actual, server));
    }

    private static Task<Catalog> BuildAsync(string file) =>
        Engine.BuildAsync(
            [new SqlScript(file, () => new StreamReader(file))],
            Options,
            TestContext.Current.CancellationToken
        );
}
