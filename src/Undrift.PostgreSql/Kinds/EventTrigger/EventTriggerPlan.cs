using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How event triggers are made, changed and dropped: when all else is done, since they look at it.</summary>
internal sealed class EventTriggerPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "EVENT TRIGGER " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var tags = EventTriggerKind.Tags.Of(item) is { } names
            ? $" WHEN TAG IN ({string.Join(", ", names.Select(Literal.Quote))})"
            : "";
        return
        [
            new SqlStep(
                $"CREATE {Reference(item)} ON {EventTriggerKind.Event.Of(item)}{tags} EXECUTE FUNCTION {EventTriggerKind.Function.Of(item)}()"
            ),
        ];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) =>
        EventTriggerKind.State.Of(item) is { } state ? [Enabled(item, state)] : [];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(EventTriggerKind.State))
            yield return Enabled(change.To, EventTriggerKind.State.Of(change.To));
    }

    private SqlStep Enabled(CatalogObject item, string? state) =>
        new($"ALTER {Reference(item)} {EnabledState.Sql(state)}");
}
