using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>
/// The checks of one table. Two sorts are none that somebody wrote: that of a column that MariaDB made from the type JSON,
/// and the one behind an application-time period.
/// </summary>
internal sealed class CheckReader(TableParts table, ReadContext context)
{
    /// <summary>The signature of a check that belongs to a column: it has the column's name (MariaDB).</summary>
    public const string OfColumn = "(column)";

    /// <summary>
    /// True for the type JSON of MariaDB, which is an alias of LONGTEXT with a binary collation and a check (MariaDB manual,
    /// "JSON Data Type").
    /// </summary>
    public bool IsJson(CatalogRow column) =>
        context.Server.IsMariaDb
        && column["COLUMN_TYPE"] == "longtext"
        && column["COLLATION_NAME"] == "utf8mb4_bin"
        && table.Checks.Exists(check => IsOfColumn(check) && IsValidityOf(check, column.Text("COLUMN_NAME")));

    /// <summary>The checks that somebody wrote.</summary>
    public IEnumerable<CatalogObject> Objects() => table.Checks.Where(check => !IsImplied(check)).Select(Object);

    private CatalogObject Object(CatalogRow row)
    {
        var name = row.Text("CONSTRAINT_NAME");
        return new CatalogObject(
            new ObjectId(CheckKind.Name, "", table.Name, name, IsOfColumn(row) ? OfColumn : ""),
            CheckKind.Modelled,
            CheckKind.Expression.Is(Expression(row)),
            CheckKind.NotEnforced.Is(row["ENFORCED"] == "NO")
        )
        {
            // Dropped with its column, where it is the column's own.
            Owner = IsOfColumn(row) ? ColumnKind.IdOf(table.Name, name) : TableKind.IdOf(table.Name),
        };
    }

    private string Expression(CatalogRow row)
    {
        var clause = row.Text("CHECK_CLAUSE");
        return NormalText.Expression(
            context.Server.Database.TakenOutOf(context.Server.IsMariaDb ? clause : MySqlText.Expression(clause))
        );
    }

    private bool IsImplied(CatalogRow check) =>
        (IsOfColumn(check) && table.Columns.Exists(column => Is(column, check) && IsJson(column))) || IsOfPeriod(check);

    private static bool Is(CatalogRow column, CatalogRow check) => column["COLUMN_NAME"] == check["CONSTRAINT_NAME"];

    /// <summary>It has the period's name, and says that the start comes before the end.</summary>
    private bool IsOfPeriod(CatalogRow check)
    {
        var period = Names.Quote(check.Text("CONSTRAINT_NAME")) + " (";
        return (table.Statement?.Periods ?? []).Any(text =>
            text.StartsWith(period, StringComparison.Ordinal)
            && text == $"{period}{check.Text("CHECK_CLAUSE").Replace(" < ", ",", StringComparison.Ordinal)})"
        );
    }

    private static bool IsOfColumn(CatalogRow check) => check["LEVEL"] == "Column";

    private static bool IsValidityOf(CatalogRow check, string column) =>
        check["CONSTRAINT_NAME"] == column && check["CHECK_CLAUSE"] == $"json_valid({Names.Quote(column)})";
}
