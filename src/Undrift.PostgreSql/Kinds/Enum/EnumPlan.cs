using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// How enums are made, changed and dropped. Labels are added in place; one can only be taken away by a new type that the
/// columns change over to.
/// </summary>
internal sealed class EnumPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TYPE " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"CREATE {Reference(item)} AS ENUM ({string.Join(", ", (EnumKind.Labels.Of(item) ?? []).Select(Literal.Quote))})"
            ),
        ];

    public override SqlStep Swap(CatalogObject column, PlanScope scope) => TypeSwap.Column(column);

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (EnumKind.Labels.Of(change.From) ?? [], EnumKind.Labels.Of(change.To) ?? []);
        if (!from.SequenceEqual(to.Where(from.Contains)))
            yield break;
        change.Take(EnumKind.Labels);
        for (var at = 0; at < to.Count; at++)
            if (!from.Contains(to[at]))
                yield return new SqlStep(
                    $"ALTER {Reference(change.To)} ADD VALUE {Literal.Quote(to[at])}{Place(from, to, at)}",
                    Hazard.Irreversible
                )
                {
                    Stage = Stage.Early,
                    Introduces = Literal.Quote(to[at]),
                };
    }

    // Behind the label before it, which is there by then; the first one before the first of the old.
    private static string Place(IReadOnlyList<string> from, IReadOnlyList<string> to, int at) =>
        at > 0 ? " AFTER " + Literal.Quote(to[at - 1])
        : from.Count > 0 ? " BEFORE " + Literal.Quote(from[0])
        : "";
}
