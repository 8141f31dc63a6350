using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>Compares as the program does: printed texts that differ are sent through one server once more.</summary>
internal static class Comparing
{
    public static readonly PostgreSqlEngine Engine = new();

    /// <summary>The drifts and gaps between two catalogs, as lines with their values.</summary>
    /// <param name="desired">The desired side.</param>
    /// <param name="actual">The actual side.</param>
    /// <param name="scratch">The server that prints texts again.</param>
    public static async Task<string[]> DriftsAsync(Catalog desired, Catalog actual, TestServer scratch)
    {
        var comparison = await CompareAsync(desired, actual, scratch);
        return
        [
            .. comparison.Gaps.Select(gap => $"gap {gap.Subject}: {gap.Reason}"),
            .. comparison.Drifts.Select(drift =>
                DriftText.Of(drift)
                + string.Concat(
                    drift.Facets.Select(facet =>
                        $"\n    {facet.Name}:\n      {facet.From.Display}\n      {facet.To.Display}"
                    )
                )
            ),
        ];
    }

    /// <summary>The comparison.</summary>
    public static Task<Comparison> CompareAsync(
        Catalog desired,
        Catalog actual,
        TestServer scratch,
        bool columnOrder = true
    ) =>
        SchemaComparer.CompareAsync(
            Engine,
            desired,
            actual,
            new ComparisonOptions(
                columnOrder ? new HashSet<DriftGroup> { DriftGroup.OrderMismatch } : null,
                AllowEmpty: true
            ),
            new BuildOptions(TimeSpan.FromSeconds(120), [], scratch.Url()),
            TestContext.Current.CancellationToken
        );

    /// <summary>A catalog written as a snapshot and read again.</summary>
    public static Catalog Snapshot(Catalog catalog)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "snapshot.json");
        SnapshotWriter.WriteFile(path, catalog, Engine.Kinds, "undrift test");
        return SnapshotReader.ReadFile(path, name => name == Engine.Name ? Engine : null);
    }
}
