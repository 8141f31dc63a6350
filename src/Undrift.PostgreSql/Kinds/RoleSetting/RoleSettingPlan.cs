using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How settings of roles are made, changed and dropped.</summary>
internal sealed class RoleSettingPlan : KindPlan
{
    public override bool IsKept(CatalogObject item) => Setting.IsSecret(item.Id.Name);

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        Setting.IsSecret(item.Id.Name)
            ? null
            : [Alter(item, "SET " + RoutineDefinition.SettingText(item.Id.Name, RoleSettingKind.Value.Of(item)!))];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        !IsKept(change.To) && change.Take(RoleSettingKind.Value) ? Create(change.To, scope)! : [];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [Alter(item, "RESET " + Identifier.Quote(item.Id.Name))];

    private static SqlStep Alter(CatalogObject item, string what)
    {
        var role = "ALTER ROLE " + Identifier.Quote(item.Id.Parent);
        return item.Id.Signature.Length == 0
            ? new SqlStep($"{role} {what}")
            : CurrentDatabase.Step(role + " IN DATABASE ", " " + what);
    }
}
