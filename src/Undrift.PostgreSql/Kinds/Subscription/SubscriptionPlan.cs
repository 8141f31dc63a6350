using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// How subscriptions are changed and dropped. None can be made: the connection string is never read, since it may hold a
/// password.
/// </summary>
internal sealed class SubscriptionPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "SUBSCRIPTION " + Identifier.Quote(item.Id.Name);

    public override bool IsKept(CatalogObject item) => true;

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(SubscriptionKind.Publications))
            yield return new SqlStep(
                $"ALTER {Reference(change.To)} SET PUBLICATION {ColumnSql.List(SubscriptionKind.Publications.Of(change.To) ?? [])} WITH (refresh = false)"
            );
        foreach (var (facet, name, standard) in SubscriptionKind.Parameters)
            if (change.Take(facet))
                yield return new SqlStep(
                    $"ALTER {Reference(change.To)} SET ({name} = {Value(change.To, facet, standard)})"
                );
        if (change.Take(SubscriptionKind.Enabled))
            yield return new SqlStep(
                $"ALTER {Reference(change.To)} {(SubscriptionKind.Enabled.Of(change.To) ? "ENABLE" : "DISABLE")}"
            );
    }

    // With a slot it could not be dropped in a transaction; the slot stays on the publisher and has to be dropped there.
    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep($"ALTER {Reference(item)} DISABLE"),
            new SqlStep($"ALTER {Reference(item)} SET (slot_name = NONE)"),
            new SqlStep($"DROP {Reference(item)}", Hazard.Irreversible),
        ];

    private static string Value(CatalogObject item, Facet facet, string standard) =>
        item[facet] switch
        {
            { IsAbsent: true } => standard,
            { AsText: { } text } => Literal.Quote(text),
            // password_required is the opposite of its facet.
            _ => standard == "true" ? "false" : "true",
        };
}
