using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>Real applications' schemas, each loaded on two versions of the server: one schema, whatever printed it.</summary>
public sealed class CrossVersionTests
{
    private static readonly (int Older, int Newer)[] Versions = [(13, 18), (15, 17), (13, 15), (17, 18)];
    private static readonly string[] Sample = ["lemmy_0_19", "mediawiki143", "prelude", "sakila_jooq"];

    public static TheoryData<string, int, int> Schemas()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var (older, newer) in Versions.Take(Repository.All ? Versions.Length : 1))
        foreach (var name in SharedSchemas.LoadingOn(older, newer))
            if (Repository.All || Sample.Contains(name))
                data.Add(name, older, newer);
        return data;
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task A_schema_is_the_same_on_two_versions_in_both_directions(string schema, int older, int newer)
    {
        var (oldServer, newServer) = (await Servers.GetAsync(older), await Servers.GetAsync(newer));
        var (one, other) = (await LoadAsync(schema, oldServer), await LoadAsync(schema, newServer));
        Assert.False(one.IsEmpty);
        Assert.Empty(await RealDriftsAsync(one, other, newServer));
        Assert.Empty(await RealDriftsAsync(other, one, newServer));
        Assert.Empty(await RealDriftsAsync(Comparing.Snapshot(one), other, newServer));
        Assert.Empty(await RealDriftsAsync(Comparing.Snapshot(other), one, newServer));
    }

    private static async Task<Catalog> LoadAsync(string schema, TestServer server)
    {
        await using var database = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, SharedSchemas.FileOf(schema));
        return await database.ReadAsync();
    }

    // An extension has the version that the server brings: that difference is a real one.
    private static async Task<IEnumerable<string>> RealDriftsAsync(
        Catalog desired,
        Catalog actual,
        TestServer scratch
    ) =>
        (await Comparing.DriftsAsync(desired, actual, scratch)).Where(line =>
            !line.StartsWith("changed extension_mismatch extension:", StringComparison.Ordinal)
            || !line.Contains("(version)", StringComparison.Ordinal)
        );
}
