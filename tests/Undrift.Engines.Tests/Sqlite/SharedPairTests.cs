using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Old and new schemas of other programs' test suites and of real histories.</summary>
public sealed class SharedPairTests
{
    private const int SampleStep = 5;

    /// <summary>Pairs whose texts differ in what SQLite takes for one: the oracle is only a pattern.</summary>
    private static readonly Dictionary<string, string> EqualToSqlite = new()
    {
        ["history-debian-sqlite/calibre_fts"] = "DEFAULT \"\" is DEFAULT ''",
    };
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "sqlite", "pairs");

    public static TheoryData<string> Pairs =>
        [
            .. Directory
                .GetFiles(Folder, "old.sql", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Where((_, at) => Repository.All || at % SampleStep == 0)
                .Select(path => Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!)),
        ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Drift_is_reported_exactly_when_the_shell_lists_another_schema(string pair)
    {
        using var folder = new TemporaryFolder();
        var (oldLines, oldCatalog) = await Load(folder, pair, "old.sql");
        var (newLines, newCatalog) = await Load(folder, pair, "new.sql");
        var drifts = DriftText.Between(oldCatalog, newCatalog);
        Assert.True(
            drifts.Length > 0 == (!oldLines.SequenceEqual(newLines) && !EqualToSqlite.ContainsKey(pair)),
            $"{DriftText.Explain(oldCatalog, newCatalog)}\n{Difference(oldLines, newLines)}"
        );
        Assert.Equal(drifts.Length, DriftText.Between(newCatalog, oldCatalog).Length);
        Assert.DoesNotContain(oldCatalog.Objects.Concat(newCatalog.Objects), item => item.PartiallyUnderstood);
    }

    private static async Task<(string[] Lines, Catalog Catalog)> Load(TemporaryFolder folder, string pair, string name)
    {
        var script = Path.Combine(Folder, pair, name);
        var file = folder.File(name + ".db");
        Shell.Run(file, "pragma user_version = 1; pragma user_version = 0;\n.read " + script);
        var read = await Engine.Read("sqlite:" + file, TestContext.Current.CancellationToken);
        var built = await Engine.BuildFile(script, TestContext.Current.CancellationToken);
        Assert.Empty(DriftText.Between(built, read));
        return (SchemaOracle.Lines(file), read);
    }

    private static string Difference(string[] left, string[] right) =>
        string.Join('\n', left.Except(right).Select(line => "- " + line))
        + "\n"
        + string.Join('\n', right.Except(left).Select(line => "+ " + line));
}
