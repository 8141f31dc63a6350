namespace Undrift.Sqlite;

/// <summary>
/// Columns that ALTER TABLE … DROP COLUMN can drop (sqlite.org/lang_altertable.html): those that nothing else in the table
/// speaks of. What stands on the table is gone by then where it differs, and cannot name a column that the target has not.
/// </summary>
internal static class DroppedColumns
{
    // Before, it could damage the file (sqlite.org/releaselog/3_35_5.html).
    private static readonly Version Since = new(3, 35, 5);

    /// <summary>The columns, in an order in which they can go; the other differences stand beside them.</summary>
    /// <param name="table">The table as it is.</param>
    /// <param name="drifts">All that differs in it.</param>
    /// <param name="library">Version of the library that runs the plan.</param>
    public static (IReadOnlyList<CatalogObject> Columns, IReadOnlyList<Drift> Others) Of(
        CatalogObject table,
        IReadOnlyList<Drift> drifts,
        string library
    )
    {
        var columns = drifts.Where(IsExtraColumn).Select(drift => drift.Actual!).ToList();
        // One generated column may be made of another: which goes first, only their expressions say.
        if (columns.Count(IsGenerated) > 1 || !IsAtLeast(library) || MayHaveComments(table))
            return ([], drifts);
        return ([.. columns.OrderByDescending(IsGenerated)], [.. drifts.Where(drift => !IsExtraColumn(drift))]);
    }

    /// <summary>The statement that drops a column.</summary>
    public static string Sql(CatalogObject table, CatalogObject column) =>
        $"ALTER TABLE {Names.Quote(table.Id.Name)} DROP COLUMN {Names.Quote(column.Id.Name)}";

    /// <summary>What the statement does besides: the rows are written anew without the values.</summary>
    public static IReadOnlyList<Hazard> Hazards(CatalogObject column) =>
        !IsGenerated(column) ? [Hazard.DataLoss, Hazard.TableRewrite, Hazard.Irreversible]
        : ColumnKind.Stored.Of(column) ? [Hazard.TableRewrite]
        : [];

    // Where a comment stands behind the last column, older libraries cut the text off in it (seen with 3.40).
    private static bool MayHaveComments(CatalogObject table) =>
        CommonFacets.Source.Of(table) is not { } sql
        || sql.Contains("--", StringComparison.Ordinal)
        || sql.Contains("/*", StringComparison.Ordinal);

    private static bool IsAtLeast(string library) => Version.TryParse(library, out var version) && version >= Since;

    private static bool IsExtraColumn(Drift drift) =>
        drift is { Verb: DriftVerb.Extra, Actual: { } item } && item.Kind == ColumnKind.Kind;

    private static bool IsGenerated(CatalogObject column) => ColumnKind.Generated.Of(column) is not null;
}
