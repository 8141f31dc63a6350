using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How security labels are set and taken away.</summary>
internal sealed class SecurityLabelPlan : KindPlan
{
    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        Step(item, scope.Target.Owner(item), SecurityLabelKind.Label.Of(item));

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        Step(change.To, scope.Target.Owner(change.To), SecurityLabelKind.Label.Of(change.To)) is { } steps
        && change.Take(SecurityLabelKind.Label)
            ? steps
            : [];

    public override IReadOnlyList<SqlStep>? Drop(CatalogObject item, PlanScope scope) =>
        Step(item, scope.Current.Owner(item), null);

    private static SqlStep[]? Step(CatalogObject item, CatalogObject? on, string? label) =>
        on is not null && KindPlans.Of(on)?.Reference(on) is { } reference
            ?
            [
                new SqlStep(
                    $"SECURITY LABEL FOR {Identifier.Quote(item.Id.Name)} ON {reference} IS {(label is null ? "NULL" : Literal.Quote(label))}",
                    Hazard.AuthorisationChange
                ),
            ]
            : null;
}
