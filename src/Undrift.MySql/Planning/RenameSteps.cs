using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>The statements that give objects another name.</summary>
/// <param name="current">The schema as it is, before any rename.</param>
/// <param name="isMariaDb">True for MariaDB, which follows a column's new name into every expression of its table.</param>
internal sealed class RenameSteps(Catalog current, bool isMariaDb)
{
    /// <summary>True where objects of the kind can be renamed.</summary>
    public static bool Can(ObjectKind kind) =>
        kind == TableKind.Modelled
        || kind == ColumnKind.Modelled
        || kind == IndexKind.Modelled
        || kind == UniqueKind.Modelled;

    /// <summary>The statements, what stands in a renamed table under its new name.</summary>
    public IEnumerable<PlanStep> Of(IReadOnlyList<Rename> renames) =>
        renames.Select((rename, at) => Step(rename, [.. renames.Take(at + 1)]));

    private PlanStep Step(Rename rename, IReadOnlyList<Rename> done)
    {
        var (from, to) = (Names.Quote(rename.From.Name), Names.Quote(rename.To.Name));
        var table = $"ALTER TABLE {Names.Quote(rename.To.Parent)} ";
        var isTable = rename.From.Kind == TableKind.Name;
        var locked = isTable ? rename.To : TableKind.IdOf(rename.To.Parent);
        if (rename.From.Kind == ColumnKind.Name && !isMariaDb)
        {
            var clauses = Followed(rename, RenamedTexts.Of(current, done)).ToList();
            if (clauses.Count > 0)
                return new PlanStep(
                    Phase.Rename,
                    rename.To,
                    $"{table}\n  RENAME COLUMN {from} TO {to}{string.Concat(clauses)}",
                    Hazard.TableRewrite,
                    Hazard.ValidationScan
                )
                {
                    Lock = new PlanLock(LockClass.Share, locked),
                };
        }
        var sql =
            isTable ? $"RENAME TABLE {from} TO {to}"
            : rename.From.Kind == ColumnKind.Name ? $"{table}RENAME COLUMN {from} TO {to}"
            : $"{table}RENAME INDEX {from} TO {to}";
        return new PlanStep(Phase.Rename, rename.To, sql)
        {
            Lock = new PlanLock(LockClass.ShareUpdateExclusive, locked),
        };
    }

    /// <summary>
    /// MySQL refuses to rename a column that an expression names (errors 3108, 3766, 3837, 3855 and 3959), unless the same
    /// statement says all these expressions anew. Each clause has its comma before it.
    /// </summary>
    private IEnumerable<string> Followed(Rename rename, Catalog renamed)
    {
        var table = renamed.Find(TableKind.IdOf(rename.To.Parent))!;
        var members = renamed.Objects.Where(item => item.Id.Parent == rename.To.Parent).ToList();
        foreach (var item in members.Where(item => Expressions(item).Any(text => Mentions(text, rename.To.Name))))
            if (item.Kind == ColumnKind.Modelled)
                yield return $",\n  MODIFY COLUMN {new ColumnText(isMariaDb).Of(item, null)}";
            else if (item.Kind == CheckKind.Modelled)
                yield return $",\n  DROP CHECK {Names.Quote(item.Id.Name)},\n  ADD {KeyText.Check(item)}";
            else if (item.Kind == IndexKind.Modelled || item.Kind == UniqueKind.Modelled)
                yield return $",\n  DROP KEY {Names.Quote(item.Id.Name)},\n  ADD {new KeyText(isMariaDb).Key(item, TableFacets.Engine.Of(table))}";
        if (Partitioning(table).Any(text => Mentions(text, rename.To.Name)))
            yield return PartitionText.Of(table, members.Where(item => item.Kind == PartitionKind.Modelled));
    }

    private static IEnumerable<string> Expressions(CatalogObject item) =>
        item.Kind == CheckKind.Modelled ? [CheckKind.Expression.Of(item) ?? ""]
        : item.Kind == ColumnKind.Modelled ? [ColumnFacets.Generated.Of(item) ?? "", DefaultOf(item)]
        // A plain part of a key follows the column.
        : (item[KeyFacets.Keys].AsList ?? []).Where(part => part.StartsWith('('));

    private static string DefaultOf(CatalogObject column) =>
        ColumnFacets.Default.Of(column) is { } text && text.StartsWith('(') ? text : "";

    private static IEnumerable<string> Partitioning(CatalogObject table) =>
        [TableFacets.PartitionBy.Of(table) ?? "", TableFacets.SubPartitionBy.Of(table) ?? ""];

    private static bool Mentions(string text, string column) =>
        SqlTokenizer.Split(text).Exists(token => token.Kind is SqlTokenKind.Name && token.Value == column);
}
