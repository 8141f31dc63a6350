using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What a table inherits from, and what it is a partition of.</summary>
internal static class TableParents
{
    /// <summary>The statements that change parents and bound; a partition key cannot be changed.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change)
    {
        var (from, to) = (change.From, change.To);
        var (wasPartition, isPartition) = (TableKind.Bound.Of(from) is not null, TableKind.Bound.Of(to) is not null);
        if (!change.Take(TableKind.Parents, TableKind.Bound))
            yield break;
        if (wasPartition)
            yield return Detach(from) with
            {
                Stage = Stage.Release,
            };
        if (isPartition)
            yield return TablePlan.Attach(to, TableKind.Bound.Of(to)!);
        var before = wasPartition ? [] : TableKind.Parents.Of(from) ?? [];
        var after = isPartition ? [] : TableKind.Parents.Of(to) ?? [];
        foreach (var parent in before.Except(after))
            yield return Step($"ALTER TABLE ONLY {TablePlan.SqlName(to.Id)} NO INHERIT {parent}") with
            {
                Stage = Stage.Release,
            };
        foreach (var parent in after.Except(before))
            yield return Step($"ALTER TABLE ONLY {TablePlan.SqlName(to.Id)} INHERIT {parent}") with
            {
                Stage = Stage.Late,
            };
    }

    /// <summary>DETACH PARTITION.</summary>
    public static SqlStep Detach(CatalogObject partition) =>
        Step(
            $"ALTER TABLE ONLY {TableKind.Parents.Of(partition)![0]} DETACH PARTITION {TablePlan.SqlName(partition.Id)}"
        );

    private static SqlStep Step(string sql) => new(sql) { Lock = LockClass.AccessExclusive };
}
