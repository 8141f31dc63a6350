using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>Functions, procedures and triggers are written from their facets as the server writes them.</summary>
public sealed class RoutineAndTriggerRegenerationTests
{
    public static TheoryData<int, string> Schemas()
    {
        // Those that have many; every one with UNDRIFT_ALL=1.
        string[] sample = ["lemmy", "ledgersmb16", "mgi", "pgregress18", "supabase16", "yb_datatypes"];
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
        Assert.Empty((await RoutineAndTriggerDefinitions.CheckAsync(database)).Differences);
    }

    /// <summary>One of the servers; every one with UNDRIFT_ALL=1.</summary>
    public static TheoryData<int> Versions => Repository.All ? Servers.Versions : [15];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_pairs_of_the_corpus(int version)
    {
        string[] kinds = ["function", "procedure", "trigger"];
        var server = await Servers.GetAsync(version);
        var objects = 0;
        var pairs = CorpusCase
            .Of("postgresql")
            .Where(item => item.MinimumVersion <= version && kinds.Contains(item.Kind));
        foreach (var item in pairs.Where((_, at) => Repository.All || at % 3 == 0))
        {
            foreach (var file in (string[])[item.A, item.B])
            {
                await using var database = await server.CreateDatabaseAsync();
                await database.ExecuteAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
                var (found, differences) = await RoutineAndTriggerDefinitions.CheckAsync(database);
                Assert.Empty(differences);
                objects += found;
            }
        }
        Assert.True(objects > (Repository.All ? 200 : 66), $"only {objects} objects");
    }
}
