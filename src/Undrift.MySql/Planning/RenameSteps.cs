using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>The statements that give objects another name.</summary>
internal static class RenameSteps
{
    /// <summary>True where objects of the kind can be renamed.</summary>
    public static bool Can(ObjectKind kind) =>
        kind == TableKind.Modelled
        || kind == ColumnKind.Modelled
        || kind == IndexKind.Modelled
        || kind == UniqueKind.Modelled;

    /// <summary>The statements, what stands in a renamed table under its new name.</summary>
    public static IEnumerable<PlanStep> Of(IReadOnlyList<Rename> renames) => renames.Select(Step);

    private static PlanStep Step(Rename rename)
    {
        var (from, to) = (Names.Quote(rename.From.Name), Names.Quote(rename.To.Name));
        var table = Names.Quote(rename.To.Parent);
        var sql =
            rename.From.Kind == TableKind.Name ? $"RENAME TABLE {from} TO {to}"
            : rename.From.Kind == ColumnKind.Name ? $"ALTER TABLE {table} RENAME COLUMN {from} TO {to}"
            : $"ALTER TABLE {table} RENAME INDEX {from} TO {to}";
        var locked = rename.From.Kind == TableKind.Name ? rename.To : TableKind.IdOf(rename.To.Parent);
        return new PlanStep(Phase.Rename, rename.To, sql)
        {
            Lock = new PlanLock(LockClass.ShareUpdateExclusive, locked),
        };
    }
}
