using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>The statements that give objects another name.</summary>
internal static class RenameSteps
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [RelationKinds.Table] = "TABLE",
        [RelationKinds.ForeignTable] = "FOREIGN TABLE",
        [RelationKinds.View] = "VIEW",
        [RelationKinds.MaterializedView] = "MATERIALIZED VIEW",
        [RelationKinds.Sequence] = "SEQUENCE",
        [RelationKinds.Index] = "INDEX",
        [EnumKind.Name] = "TYPE",
        [DomainKind.Name] = "DOMAIN",
    };

    private static readonly HashSet<string> Constraints =
    [
        PrimaryKeyKind.Name,
        UniqueKind.Name,
        ForeignKeyKind.Name,
        CheckKind.Name,
    ];

    /// <summary>True where objects of the kind can be renamed.</summary>
    public static bool CanRename(ObjectKind kind) =>
        Words.ContainsKey(kind.Name) || Constraints.Contains(kind.Name) || kind.Name == ColumnKind.Name;

    /// <summary>The statements, what stands in a renamed table under its new name.</summary>
    public static IReadOnlyList<(ObjectId Item, SqlStep Step)> Of(IReadOnlyList<Rename> renames) =>
        [.. renames.Select(rename => (rename.To, Step(rename)))];

    private static SqlStep Step(Rename rename)
    {
        var (from, to) = (rename.From, rename.To);
        var table = Identifier.Qualified(to.Schema, to.Parent);
        var names = $"{Identifier.Quote(from.Name)} TO {Identifier.Quote(to.Name)}";
        var sql =
            from.Kind == ColumnKind.Name ? $"ALTER TABLE {table} RENAME COLUMN {names}"
            : Constraints.Contains(from.Kind) ? $"ALTER TABLE {table} RENAME CONSTRAINT {names}"
            : $"ALTER {Words[from.Kind]} {Identifier.Qualified(from.Schema, from.Name)} RENAME TO {Identifier.Quote(to.Name)}";
        return new SqlStep(sql) { Lock = LockClass.AccessExclusive };
    }
}
