using System.Diagnostics;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
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

    // Its statements name the roles after the database, and a private scratch database has another name.
    private static readonly string[] NamesItsDatabase = ["ledgersmb16"];

    // Known: a CHECK with IN is printed as = ANY (ARRAY[…]), and that text, run again, is printed with other casts. Both
    // texts have to go through one server once more before they are called different; until then this is pinned.
    private static readonly string[] PinnedDumps = ["prelude"];

    public static TheoryData<string> Schemas()
    {
        string[] sample = ["bacula15", "kamailio61", "lemmy_0_19", "mediawiki143", "requesttracker5", "zabbix60"];
        var folder = Path.Combine(Repository.SharedCorpus, "postgresql", "schemas");
        var data = new TheoryData<string>();
        if (Directory.Exists(folder))
            foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
                if (LoadsOn15(path) && (Repository.All || sample.Contains(Path.GetFileName(path))))
                    data.Add(Path.GetFileName(path));
        return data;
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public async Task A_schema_has_no_drift_against_its_own_file_its_dump_and_its_snapshot(string schema)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = Path.Combine(Repository.SharedCorpus, "postgresql", "schemas", schema, "schema.sql");
        var server = await Servers.GetAsync(15);
        await using var database = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, file);
        var actual = await Engine.ReadAsync(database.Url, Options, cancellation);
        Assert.False(actual.IsEmpty);

        Assert.Empty(Drift(await BuildAsync(file), actual));
        using var folder = new TemporaryFolder();
        var restored = Drift(await BuildAsync(folder.Write("dump.sql", await DumpAsync(database))), actual);
        if (PinnedDumps.Contains(schema))
            Assert.NotEmpty(restored);
        else
            Assert.Empty(restored);
        Assert.Empty(Drift(Snapshot(actual, folder), actual));
    }

    private static Catalog Snapshot(Catalog catalog, TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "snapshot.json");
        SnapshotWriter.WriteFile(path, catalog, Engine.Kinds, "undrift test");
        return SnapshotReader.ReadFile(path, name => name == Engine.Name ? Engine : null);
    }

    private static IEnumerable<string> Drift(Catalog desired, Catalog actual)
    {
        var comparison = Differ.Compare(desired, actual);
        return comparison
            .Gaps.Select(gap => $"gap {gap.Subject}: {gap.Reason}")
            .Concat(DriftText.Between(desired, actual));
    }

    private static Task<Catalog> BuildAsync(string file) =>
        Engine.BuildAsync(
            [new SqlScript(file, () => new StreamReader(file))],
            Options,
            TestContext.Current.CancellationToken
        );

    private static async Task<string> DumpAsync(TestDatabase database)
    {
        var start = new ProcessStartInfo("pg_dump", ["--schema-only", "--dbname", database.Url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    private static bool LoadsOn15(string folder)
    {
        using var meta = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "meta.json")));
        string?[] loads = [.. meta.RootElement.GetProperty("loads_on").EnumerateArray().Select(v => v.GetString())];
        // What loads on 13 and on 17 loads on 15, whether it was tried or not.
        return (loads.Contains("15") || (loads.Contains("13") && loads.Contains("17")))
            && !NamesItsDatabase.Contains(Path.GetFileName(folder));
    }
}
