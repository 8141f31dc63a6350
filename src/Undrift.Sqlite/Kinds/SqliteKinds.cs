namespace Undrift.Sqlite;

/// <summary>The kinds that the engine models, one line each.</summary>
internal static class SqliteKinds
{
    public static IReadOnlyList<ObjectKind> All { get; } =
    [
        DatabaseKind.Kind,
        TableKind.Kind,
        ColumnKind.Kind,
        PrimaryKeyKind.Kind,
        UniqueKind.Kind,
        ForeignKeyKind.Kind,
        CheckKind.Kind,
        IndexKind.Kind,
        ViewKind.Kind,
        TriggerKind.Kind,
        VirtualTableKind.Kind,
    ];
}
