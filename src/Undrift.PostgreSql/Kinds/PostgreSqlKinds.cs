using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The kinds that the engine reads, one line each.</summary>
internal static class PostgreSqlKinds
{
    public static IReadOnlyList<IPostgreSqlKind> All { get; } =
    [
        new SchemaKind(),
        new ExtensionKind(),
        new TableKind(),
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
    ];
}
