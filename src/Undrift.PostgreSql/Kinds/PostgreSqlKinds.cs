using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What the engine reads, one line each.</summary>
internal static class PostgreSqlKinds
{
    /// <summary>What the kinds need to know, read first.</summary>
    public static IReadOnlyList<ISharedPart> Shared { get; } =
    [
        new Comments(),
        new Members(),
        new Relations(),
        new Collations(),
        new NotNullConstraints(),
        new OperatorClasses(),
        new OperatorFamilyMembers(),
    ];

    /// <summary>The kinds. Sequences come before columns, which take the parameters of identity sequences, and
    /// operator classes before families, which have the members that no class takes.</summary>
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
        new BaseTypeKind(),
        new ShellTypeKind(),
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
    ];

    /// <summary>What the kinds model, for whoever compares or reads snapshots.</summary>
    public static IReadOnlyList<ObjectKind> Modelled { get; } = [.. All.Select(kind => kind.Kind)];
}
