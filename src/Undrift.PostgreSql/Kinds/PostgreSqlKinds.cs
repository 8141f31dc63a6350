using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What the engine reads, one line each.</summary>
internal static class PostgreSqlKinds
{
    /// <summary>What the kinds need to know, read first.</summary>
    public static IReadOnlyList<ISharedPart> Shared { get; } =
    [
        new Roles(),
        new Comments(),
        new Members(),
        new Relations(),
        new Collations(),
        new NotNullConstraints(),
        new OperatorClasses(),
    ];

    /// <summary>
    /// The kinds. Sequences come before columns, which take the parameters of identity sequences; grants come after all that
    /// they can be on.
    /// </summary>
    public static IReadOnlyList<IPostgreSqlKind> All { get; } =
    [
        new SchemaKind(),
        new ExtensionKind(),
        new SequenceKind(),
        new TableKind(),
        new ColumnKind(),
        new PrimaryKeyKind(),
        new UniqueKind(),
        new ForeignKeyKind(),
        new CheckKind(),
        new ExcludeKind(),
        new IndexKind(),
        new EnumKind(),
        new DomainKind(),
        new DomainConstraintKind(),
        new CompositeTypeKind(),
        new AttributeKind(),
        new RangeTypeKind(),
        new ViewKind(),
        new MaterializedViewKind(),
        new FunctionKind(),
        new ProcedureKind(),
        new AggregateKind(),
        new TriggerKind(),
        new PolicyKind(),
        new GrantKind(),
        new DatabaseGrantKind(),
        new DefaultPrivilegeKind(),
        new SecurityLabelKind(),
    ];

    /// <summary>
    /// The kinds that a schema says nothing of which was built from SQL: never the privileges on the database, which SQL
    /// cannot name before it is there; and the others where it has no word on any.
    /// </summary>
    public static IReadOnlySet<string> NotStatedIn(Catalog built, bool speaks) =>
        Modelled
            .Where(kind =>
                !kind.StatedInSql || (kind.IsPrivilege && !speaks && !built.Objects.Any(PublicSchema.IsGranted))
            )
            .Select(kind => kind.Name)
            .ToHashSet();

    /// <summary>What the kinds model, for whoever compares or reads snapshots.</summary>
    public static IReadOnlyList<ObjectKind> Modelled { get; } = [.. All.Select(kind => kind.Kind)];
}
