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
        new DisabledTriggers(),
        new OperatorClasses(),
        new IndexColumns(),
        new OperatorFamilyMembers(),
        new ForeignOptions(),
    ];

    /// <summary>What the kinds need to know, and what needs what when that is asked for.</summary>
    public static IReadOnlyList<ISharedPart> SharedFor(ReadOptions options) =>
        options.Dependencies ? [.. Shared, new Dependencies()] : Shared;

    /// <summary>
    /// The kinds. Sequences come before columns, which take the parameters of identity sequences; columns before all that
    /// names columns; operator classes before families, which have the members that no class takes; grants after all that
    /// they can be on.
    /// </summary>
    public static IReadOnlyList<IPostgreSqlKind> All { get; } =
    [
        new SchemaKind(),
        new ExtensionKind(),
        new SequenceKind(),
        new ColumnKind(),
        new TableKind(),
        new PrimaryKeyKind(),
        new UniqueKind(),
        new ForeignKeyKind(),
        new CheckKind(),
        new ExcludeKind(),
        new IndexKind(),
        new EnumKind(),
        new BaseTypeKind(),
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
        new RuleKind(),
        new EventTriggerKind(),
        new PublicationKind(),
        new PublicationTableKind(),
        new PublicationSchemaKind(),
        new SubscriptionKind(),
        new ForeignDataWrapperKind(),
        new ForeignServerKind(),
        new UserMappingKind(),
        new ForeignTableKind(),
        new StatisticsKind(),
        new CastKind(),
        new OperatorKind(),
        new OperatorClassKind(),
        new OperatorFamilyKind(),
        new AccessMethodKind(),
        new CollationKind(),
        new OutdatedCollationKind(),
        new ConversionKind(),
        new LanguageKind(),
        new TransformKind(),
        new TextSearchParserKind(),
        new TextSearchTemplateKind(),
        new TextSearchDictionaryKind(),
        new TextSearchConfigurationKind(),
        new PolicyKind(),
        new GrantKind(),
        new DatabaseGrantKind(),
        new DefaultPrivilegeKind(),
        new SecurityLabelKind(),
        new UnmodelledObjectKind(),
        new DatabaseKind(),
        new DatabaseSettingKind(),
        new RoleKind(),
        new RoleMembershipKind(),
        new RoleSettingKind(),
        new ParameterGrantKind(),
    ];

    /// <summary>The kinds to read: those of the cluster level only when asked for.</summary>
    public static IReadOnlyList<IPostgreSqlKind> Wanted(ReadOptions options) =>
        options.Cluster ? All : [.. All.Where(kind => !kind.Kind.ClusterLevel)];

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
