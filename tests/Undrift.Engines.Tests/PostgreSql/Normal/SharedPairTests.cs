using System.Text.Json;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>Old and new schemas of other programs' test suites and of real histories, with pg_dump as the judge.</summary>
public sealed class SharedPairTests
{
    private const int SampleStep = 80;
    internal static readonly string Folder = Path.Combine(Repository.SharedCorpus, "postgresql", "pairs");

    /// <summary>Cases in which pg_dump and Undrift do not agree, with the reason.</summary>
    private static readonly Dictionary<string, string> Disagreements = PinnedList.Read("pg_dump-disagreements.txt");

    public static TheoryData<string> Pairs() =>
        !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory
                    .GetFiles(Folder, "old.sql", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!))
                    .Where(pair => LoadsOn15(pair))
                    .Order(StringComparer.Ordinal)
                    .Where((pair, at) => Repository.All || at % SampleStep == 0 || Disagreements.ContainsKey(pair)),
            ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public async Task Drift_is_reported_exactly_where_pg_dump_differs(string pair)
    {
        var server = await Servers.GetAsync(15);
        var (oldDump, oldCatalog) = await LoadAsync(server, pair, "old.sql");
        var (newDump, newCatalog) = await LoadAsync(server, pair, "new.sql");
        var drifts = await Comparing.DriftsAsync(oldCatalog, newCatalog, server);
        var back = await Comparing.DriftsAsync(newCatalog, oldCatalog, server);
        Assert.Equal(drifts.Length > 0, back.Length > 0);
        var agrees = drifts.Length > 0 != oldDump.SequenceEqual(newDump);
        if (Disagreements.TryGetValue(pair, out var reason))
            Assert.False(agrees, $"agrees now, and is listed as: {reason}");
        else
            Assert.True(agrees, string.Join('\n', drifts) + "\npg_dump:\n" + PgDump.Difference(oldDump, newDump));
    }

    [Fact]
    public void A_listed_disagreement_is_a_case_that_exists()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"no shared pairs in {Folder}");
        Assert.All(Disagreements.Keys, pair => Assert.True(File.Exists(Path.Combine(Folder, pair, "old.sql")), pair));
    }

    private static async Task<(string[] Dump, Catalog Catalog)> LoadAsync(TestServer server, string pair, string file)
    {
        await using var database = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, Path.Combine(Folder, pair, file));
        var read = (PgDump.Entries(await PgDump.TextAsync(database)), await database.ReadAsync());
        await database.ForgetSubscriptionsAsync();
        return read;
    }

    internal static bool LoadsOn15(string pair)
    {
        using var meta = Meta(pair);
        return meta.RootElement.GetProperty("loads_on").EnumerateArray().Any(item => item.GetString() == "pg15");
    }

    private static JsonDocument Meta(string pair) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, pair, "meta.json")));
}
