using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>Real applications' schemas, each loaded on two versions of the server: one schema, whatever printed it.</summary>
public sealed class CrossVersionTests
{
    private static readonly (int Older, int Newer)[] Versions = [(13, 18), (15, 17), (13, 15), (17, 18)];
    private static readonly string[] Sample = ["lemmy_0_19", "mediawiki143", "prelude", "sakila_jooq", "yb_codep"];

    /// <summary>Dumps that a server does not take whole, with the reason.</summary>
    private static readonly Dictionary<string, string> Limits = PinnedList.Read("restore-limits.txt");

    public static TheoryData<string, int, int> Schemas()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var (older, newer) in Versions.Take(Repository.All ? Versions.Length : 1))
        foreach (var name in SharedSchemas.LoadingOn(older, newer))
            if (Repository.All || Sample.Contains(name))
                data.Add(name, older, newer);
        return data;
    }

    // pg_dump is of 15: it reads no newer server.
    public static TheoryData<string, int, int> Dumps()
    {
        (int, int)[] ways = [(13, 18), (15, 18), (15, 13), (13, 17)];
        var data = new TheoryData<string, int, int>();
        foreach (var (from, to) in ways.Take(Repository.All ? ways.Length : 1))
        foreach (var name in SharedSchemas.LoadingOn(from, to))
            if (Repository.All || Sample.Contains(name))
                data.Add(name, from, to);
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

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Dumps), DisableDiscoveryEnumeration = true)]
    public async Task A_dump_restored_on_another_version_is_the_same_schema(string schema, int from, int to)
    {
        var (source, target) = (await Servers.GetAsync(from), await Servers.GetAsync(to));
        await using var database = await source.CreateDatabaseAsync();
        await Psql.RunAsync(database, SharedSchemas.FileOf(schema));
        var original = await database.ReadAsync();
        using var folder = new TemporaryFolder();
        var dump = folder.Write("dump.sql", await PgDump.TextAsync(database));
        await using var restored = await target.CreateDatabaseAsync();
        await Psql.RunAsync(restored, dump);
        var newer = from > to ? source : target;
        var drifts = await RealDriftsAsync(original, await restored.ReadAsync(), newer);
        if (Limits.TryGetValue($"{schema} {from} {to}", out var reason))
            Assert.True(drifts.Any(), $"shows no drift now, and is listed as: {reason}");
        else
            Assert.Empty(drifts);
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
