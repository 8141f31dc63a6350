using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What can be changed of an existing index, of its own or behind a constraint.</summary>
internal static class IndexSteps
{
    /// <summary>The statements.</summary>
    /// <param name="change">The index or the constraint.</param>
    /// <param name="reference">The index: <c>INDEX public.i</c>.</param>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, string reference)
    {
        foreach (var step in RelationOptions.Alter(change, reference, IndexFacets.Options))
            yield return step;
        if (change.Take(IndexFacets.Tablespace))
            yield return new SqlStep(
                $"ALTER {reference} SET TABLESPACE {Identifier.Quote(IndexFacets.Tablespace.Of(change.To) ?? "pg_default")}",
                Hazard.IndexBuild
            );
        if (change.Take(IndexFacets.Clustered))
            yield return IndexFacets.Clustered.Of(change.To)
                ? Cluster(change.To) with
                {
                    Stage = Stage.Late,
                }
                : new SqlStep($"ALTER TABLE {Table(change.To)} SET WITHOUT CLUSTER");
        if (change.Take(IndexFacets.Statistics))
            foreach (var (number, value) in Statistics(change))
                yield return new SqlStep($"ALTER {reference} ALTER COLUMN {number} SET STATISTICS {value}");
    }

    /// <summary>ALTER TABLE … CLUSTER ON.</summary>
    public static SqlStep Cluster(CatalogObject item) =>
        new($"ALTER TABLE {Table(item)} CLUSTER ON {Identifier.Quote(item.Id.Name)}");

    /// <summary>ALTER INDEX … ATTACH PARTITION, when both are there.</summary>
    /// <param name="copy">The index of the partition, or the constraint that it is behind.</param>
    /// <param name="parent">The index of the partitioned table, as SQL names it.</param>
    public static SqlStep Attach(CatalogObject copy, string parent) =>
        new($"ALTER INDEX {parent} ATTACH PARTITION {Identifier.Qualified(copy.Id.Schema, copy.Id.Name)}")
        {
            Stage = Stage.Late,
        };

    private static string Table(CatalogObject item) => Identifier.Qualified(item.Id.Schema, item.Id.Parent);

    private static IEnumerable<(string Number, string Value)> Statistics(ObjectChange change)
    {
        var (from, to) = (Targets(change.From), Targets(change.To));
        return from
            .Keys.Union(to.Keys)
            .Order(StringComparer.Ordinal)
            .Select(number => (number, to.GetValueOrDefault(number, "-1")));
    }

    private static Dictionary<string, string> Targets(CatalogObject index) =>
        (IndexFacets.Statistics.Of(index) ?? [])
            .Select(text => text.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
}
