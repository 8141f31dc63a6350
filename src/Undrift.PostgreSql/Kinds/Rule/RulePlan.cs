using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How rules are made, changed and dropped.</summary>
internal sealed class RulePlan : KindPlan
{
    public override string Reference(CatalogObject item) =>
        $"RULE {Identifier.Quote(item.Id.Name)} ON {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [Table(item.Witness?.TrimEnd(';') ?? RuleKind.Definition(item))];

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) =>
        RuleKind.State.Of(item) is { } state ? [Enabled(item, state)] : [];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var isKnown = change is { From.PartiallyUnderstood: false, To.PartiallyUnderstood: false };
        if (isKnown && change.Take(RuleKind.Event, RuleKind.Instead, RuleKind.Condition, RuleKind.Actions))
            yield return Table("CREATE OR REPLACE" + RuleKind.Definition(change.To)["CREATE".Length..]);
        if (change.Take(RuleKind.State))
            yield return Enabled(change.To, RuleKind.State.Of(change.To));
    }

    private static SqlStep Enabled(CatalogObject item, string? state) =>
        Table(
            $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} {EnabledState.Sql(state)} RULE {Identifier.Quote(item.Id.Name)}"
        );

    private static SqlStep Table(string sql) => new(sql) { Lock = LockClass.AccessExclusive };
}
