using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>Old and new schemas of other programs' test suites and of real histories, with mariadb-dump as the judge.</summary>
public sealed class SharedPairTests
{
    private const int SampleStep = 10;
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "mysql", "pairs");

    /// <summary>Cases in which mariadb-dump and Undrift do not agree, with the reason.</summary>
    private static readonly Dictionary<string, string> Disagreements = PinnedList.Read(
        "mariadb-dump-disagreements.txt"
    );

    public static TheoryData<string> Pairs() =>
        !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory
                    .GetFiles(Folder, "old.sql", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!))
                    .Order(StringComparer.Ordinal)
                    .Where((pair, at) => Repository.All || at % SampleStep == 0 || Disagreements.ContainsKey(pair)),
            ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public async Task Drift_is_reported_exactly_where_mariadb_dump_differs(string pair)
    {
        var server = await MySqlServers.GetAsync();
        var (oldDump, oldCatalog) = await LoadAsync(server, pair, "old.sql");
        var (newDump, newCatalog) = await LoadAsync(server, pair, "new.sql");
        var drifts = DriftText.Between(oldCatalog, newCatalog);
        Assert.Equal(drifts.Length, DriftText.Between(newCatalog, oldCatalog).Length);
        var agrees = drifts.Length > 0 == (oldDump != newDump);
        if (Disagreements.TryGetValue(pair, out var reason))
            Assert.False(agrees, $"agrees now, and is listed as: {reason}");
        else
            Assert.True(agrees, $"{string.Join('\n', drifts)}\n--- old\n{oldDump}\n--- new\n{newDump}");
    }

    [Fact]
    public void A_listed_disagreement_is_a_case_that_exists()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"no shared pairs in {Folder}");
        Assert.All(Disagreements.Keys, pair => Assert.True(File.Exists(Path.Combine(Folder, pair, "old.sql")), pair));
    }

    private static async Task<(string Dump, Catalog Catalog)> LoadAsync(
        MySqlTestServer server,
        string pair,
        string file
    )
    {
        await using var database = await server.CreateDatabaseAsync();
        await Client.LoadAsync(
            database,
            await File.ReadAllTextAsync(Path.Combine(Folder, pair, file), TestContext.Current.CancellationToken)
        );
        var catalog = await database.ReadAsync();
        Reading.AssertUnderstood(catalog);
        return (await Client.DumpAsync(database), catalog);
    }
}
