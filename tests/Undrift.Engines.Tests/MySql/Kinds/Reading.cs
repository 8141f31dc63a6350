using Undrift.Engines.Tests.Corpus;
using Undrift.MySql;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>Short ways to read databases of tests.</summary>
internal static class Reading
{
    private static readonly MySqlEngine Engine = new();
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    /// <summary>Reads the database.</summary>
    public static Task<Catalog> ReadAsync(this MySqlTestDatabase database, bool cluster = false) =>
        Engine.ReadAsync(
            database.Url,
            new ReadOptions(Timeout, []) { Cluster = cluster },
            TestContext.Current.CancellationToken
        );

    /// <summary>What a script makes of an empty database.</summary>
    public static async Task<Catalog> MadeByAsync(this MySqlTestServer server, string sql)
    {
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(sql);
        return await database.ReadAsync();
    }

    /// <summary>Every object is understood; else what the witness of the first one says.</summary>
    public static void AssertUnderstood(Catalog catalog)
    {
        if (catalog.Objects.FirstOrDefault(item => item.PartiallyUnderstood) is { } item)
            Assert.Fail($"{item.Id} cannot be written again from its facets:\n{item.Witness}");
    }

    /// <summary>The drifts, the default groups only.</summary>
    public static string[] Drifts(Catalog desired, Catalog actual)
    {
        var comparison = Differ.Compare(desired, actual, new ComparisonOptions(AllowEmpty: true));
        Assert.Empty(comparison.Gaps);
        return [.. comparison.Drifts.Select(DriftText.Of)];
    }

    /// <summary>The catalog written to a snapshot and read from there.</summary>
    public static Catalog Snapshot(Catalog catalog)
    {
        using var folder = new Undrift.Engines.Tests.PostgreSql.TemporaryFolder();
        var path = folder.Write("snapshot.json", "");
        SnapshotWriter.WriteFile(path, catalog, Engine.Kinds, "undrift test");
        return SnapshotReader.ReadFile(path, name => name == Engine.Name ? Engine : null);
    }
}
