using Undrift.MySql.Kinds;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>Periods and the keeping of history (MariaDB manual, "System-Versioned Tables", "Application-Time Periods").</summary>
internal static class PeriodChanges
{
    /// <summary>The clauses, those that drop first.</summary>
    public static IEnumerable<TableClause> Clauses(
        CatalogObject was,
        CatalogObject wanted,
        IReadOnlySet<string> changed
    )
    {
        var (old, now) = (TableFacets.Periods.Of(was) ?? [], TableFacets.Periods.Of(wanted) ?? []);
        foreach (var period in old.Except(now))
            yield return new TableClause(wanted.Id, $"DROP PERIOD FOR {NameOf(period)}", Op.ChangeTable);
        foreach (var period in now.Except(old))
            yield return new TableClause(wanted.Id, $"ADD PERIOD FOR {period}", Op.ChangeTable, Hazard.ValidationScan);
        if (!changed.Contains(TableFacets.SystemVersioned.Name))
            yield break;
        yield return TableFacets.SystemVersioned.Of(wanted)
            ? new TableClause(wanted.Id, "ADD SYSTEM VERSIONING", Op.ChangeTable)
            // What rows were is gone with it.
            : new TableClause(
                wanted.Id,
                "DROP SYSTEM VERSIONING",
                Op.ChangeTable,
                Hazard.DataLoss,
                Hazard.Irreversible
            );
    }

    // The columns stand in parentheses behind the name, which may hold parentheses itself.
    private static string NameOf(string period) => period[..period.LastIndexOf(" (", StringComparison.Ordinal)];
}
