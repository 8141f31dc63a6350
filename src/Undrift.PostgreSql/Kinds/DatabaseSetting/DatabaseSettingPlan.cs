using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How settings of the database are made, changed and dropped.</summary>
internal sealed class DatabaseSettingPlan : KindPlan
{
    public override bool IsKept(CatalogObject item) => Setting.IsSecret(item.Id.Name);

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        Setting.IsSecret(item.Id.Name)
            ? null
            : [Alter("SET " + RoutineDefinition.SettingText(item.Id.Name, DatabaseSettingKind.Value.Of(item)!))];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        !IsKept(change.To) && change.Take(DatabaseSettingKind.Value) ? Create(change.To, scope)! : [];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [Alter("RESET " + Identifier.Quote(item.Id.Name))];

    private static SqlStep Alter(string what) => CurrentDatabase.Step("ALTER DATABASE ", " " + what);
}
