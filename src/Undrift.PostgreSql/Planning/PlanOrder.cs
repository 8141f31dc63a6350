using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>
/// The order of kinds where no dependency says otherwise: what others may use without the server knowing it (a function in
/// the text of another one) comes before them.
/// </summary>
internal static class PlanOrder
{
    private static readonly Dictionary<string, int> Places = (
        (string[])
            [
                RoleKind.Name,
                RoleMembershipKind.Name,
                DatabaseKind.Name,
                SchemaKind.Name,
                LanguageKind.Name,
                ExtensionKind.Name,
                CollationKind.Name,
                AccessMethodKind.Name,
                BaseTypeKind.Name,
                EnumKind.Name,
                RelationKinds.CompositeType,
                AttributeKind.Name,
                DomainKind.Name,
                DomainConstraintKind.Name,
                RangeTypeKind.Name,
                FunctionKind.Name,
                ProcedureKind.Name,
                AggregateKind.Name,
                OperatorKind.Name,
                OperatorFamilyKind.Name,
                OperatorClassKind.Name,
                CastKind.Name,
                RelationKinds.Sequence,
                RelationKinds.Table,
                RelationKinds.ForeignTable,
                ColumnKind.Name,
                PrimaryKeyKind.Name,
                UniqueKind.Name,
                RelationKinds.View,
                // These call functions while they look at rows: all that those may need is there by now.
                CheckKind.Name,
                ExcludeKind.Name,
                RelationKinds.Index,
                RelationKinds.MaterializedView,
                StatisticsKind.Name,
                ForeignKeyKind.Name,
                RuleKind.Name,
                TriggerKind.Name,
                PolicyKind.Name,
            ]
    ).Index().ToDictionary(item => item.Item, item => item.Index);

    /// <summary>The place of a kind; what is not listed comes last.</summary>
    public static int Of(ObjectId id) => Places.GetValueOrDefault(id.Kind, Places.Count);
}
