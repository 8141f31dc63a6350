using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>What the engine reads, one line each.</summary>
internal static class MySqlKinds
{
    /// <summary>
    /// The queries in their order: tables before what stands in them, columns of foreign keys and parameters before what
    /// they belong to.
    /// </summary>
    public static IReadOnlyList<ICatalogPart> Parts { get; } =
    [
        new DatabaseKind(),
        new TableKind(),
        new ColumnKind(),
        new KeyReader(),
        new ForeignKeyColumns(),
        new ForeignKeyKind(),
        new CheckKind(),
        new ViewKind(),
        new TriggerKind(),
        new LibraryKind(),
        new RoutineLibraries(),
        new RoutineParameters(),
        new RoutineReader(),
        new EventKind(),
    ];

    /// <summary>What belongs to the whole server, read only when asked for.</summary>
    public static IReadOnlyList<ICatalogPart> ClusterParts { get; } =
    [new AccountKind(), new RoleMemberKind(), new GrantKind(), new RoutineGrants()];

    /// <summary>The kinds of <see cref="ClusterParts"/>.</summary>
    public static IReadOnlyList<ObjectKind> OfCluster { get; } =
    [AccountKind.Modelled, RoleMemberKind.Modelled, GrantKind.Modelled];

    /// <summary>What stands in tables, and these.</summary>
    public static IReadOnlyList<ObjectKind> OfTables { get; } =
    [
        TableKind.Modelled,
        ColumnKind.Modelled,
        PrimaryKeyKind.Modelled,
        UniqueKind.Modelled,
        IndexKind.Modelled,
        ForeignKeyKind.Modelled,
        CheckKind.Modelled,
        PartitionKind.Modelled,
        ViewKind.Modelled,
    ];

    /// <summary>Stored routines.</summary>
    public static IReadOnlyList<ObjectKind> OfRoutines { get; } =
    [
        RoutineKinds.Procedure,
        RoutineKinds.Function,
        RoutineKinds.Package,
        RoutineKinds.PackageBody,
        LibraryKind.Modelled,
    ];

    /// <summary>What the kinds model, for whoever compares or reads snapshots.</summary>
    public static IReadOnlyList<ObjectKind> Modelled { get; } =
    [
        DatabaseKind.Modelled,
        .. OfTables,
        SequenceKind.Modelled,
        TriggerKind.Modelled,
        .. OfRoutines,
        EventKind.Modelled,
        .. OfCluster,
    ];
}
