using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Indexes and constraints are written from their facets as the server writes them.</summary>
public sealed class RegenerationTests
{
    public static TheoryData<int, string> Schemas()
    {
        // A sample of real schemas; every one with UNDRIFT_ALL=1.
        string[] sample = ["chinook", "danbooru", "lemmy_0_19", "mediawiki143", "pgregress18", "synapse72", "zabbix60"];
        var folder = Path.Combine(Repository.SharedCorpus, "postgresql", "schemas");
        var data = new TheoryData<int, string>();
        if (Directory.Exists(folder))
            foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
                if (Repository.All || sample.Contains(Path.GetFileName(path)))
                    foreach (var version in (int[])[13, 15, 17, 18])
                        data.Add(version, Path.GetFileName(path));
        return data;
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task Shared_schemas(int version, string schema)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await Psql.RunAsync(
            database,
            Path.Combine(Repository.SharedCorpus, "postgresql", "schemas", schema, "schema.sql")
        );
        await using var connection = await database.OpenAsync();
        var (objects, differences) = await Regeneration.CheckAsync(database, connection);
        Assert.Empty(differences);
        Assert.NotEqual(0, objects);
    }

    /// <summary>One of the servers; every one with UNDRIFT_ALL=1.</summary>
    public static TheoryData<int> Versions => Repository.All ? Servers.Versions : [18];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_pairs_of_the_corpus(int version)
    {
        var server = await Servers.GetAsync(version);
        string[] kinds = ["primary_key", "unique", "foreign_key", "check", "exclude", "index", "table", "column"];
        var pairs = CorpusCase.Of("postgresql").Where(item => kinds.Contains(item.Kind));
        foreach (var item in pairs.Where((_, at) => Repository.All || at % 3 == 0))
        {
            if (version < item.MinimumVersion || version > item.MaximumVersion)
                continue;
            await using var database = await server.CreateDatabaseAsync();
            await database.ExecuteAsync(
                await File.ReadAllTextAsync(item.B, TestContext.Current.CancellationToken) + ";"
            );
            await using var connection = await database.OpenAsync();
            Assert.Empty((await Regeneration.CheckAsync(database, connection)).Differences);
        }
    }
}
