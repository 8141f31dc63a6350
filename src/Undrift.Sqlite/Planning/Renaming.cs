namespace Undrift.Sqlite;

/// <summary>
/// Renames tables and columns. SQLite itself follows a name into indexes, triggers, views and foreign keys
/// (sqlite.org/lang_altertable.html); so it is asked what the schema is afterwards, on a database in memory.
/// </summary>
internal static class Renaming
{
    /// <summary>The kinds that ALTER TABLE renames.</summary>
    public static bool Can(ObjectKind kind) => kind == TableKind.Kind || kind == ColumnKind.Kind;

    /// <summary>The statements; a column's table has its new name by then.</summary>
    public static IReadOnlyList<PlanStatement> Statements(IReadOnlyList<Rename> renames) =>
        [.. renames.Select(rename => new PlanStatement(Sql(rename), rename.To, []))];

    /// <summary>The schema after the statements.</summary>
    /// <exception cref="UndriftException">It cannot be built from the catalog alone, or SQLite refuses to rename.</exception>
    public static Catalog Try(Catalog current, IReadOnlyList<PlanStatement> renames)
    {
        var build = new SchemaChange(current.With([]), current).Plan();
        if (build.Residue is [var residue, ..])
            throw Refused($"{residue.Object} cannot be built on a scratch database: {residue.Reason}");
        try
        {
            return TryOut.Run(current, renames.Select(rename => rename.Sql));
        }
        catch (SqliteException error)
        {
            throw Refused(error.Message);
        }
    }

    private static string Sql(Rename rename) =>
        rename.From.Kind == TableKind.Kind.Name
            ? $"ALTER TABLE {Names.Quote(rename.From.Name)} RENAME TO {Names.Quote(rename.To.Name)}"
            : $"ALTER TABLE {Names.Quote(rename.To.Parent)} RENAME COLUMN {Names.Quote(rename.From.Name)} TO {Names.Quote(rename.To.Name)}";

    private static UndriftException Refused(string why) =>
        UndriftException.Failed(
            $"the renames cannot be tried out: {why}",
            next: "mend that first, or leave the renames out"
        );
}
