using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How sequences are made, changed and dropped. One of a serial column goes with the column.</summary>
internal sealed class SequencePlan : KindPlan
{
    private static readonly SequenceParameters Values = new(
        SequenceKind.Start,
        SequenceKind.Increment,
        SequenceKind.Minimum,
        SequenceKind.Maximum,
        SequenceKind.Cache,
        SequenceKind.Cycle
    );

    public override string Reference(CatalogObject item) => "SEQUENCE " + TablePlan.SqlName(item.Id);

    // Its counter is data.
    public override bool IsKept(CatalogObject item) => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var unlogged = SequenceKind.Unlogged.Of(item) ? "UNLOGGED " : "";
        var type = SequenceKind.Type.Of(item) is { } name and not "bigint" ? " AS " + name : "";
        return [new SqlStep($"CREATE {unlogged}{Reference(item)}{type}{Values.Of(item)}")];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        foreach (var step in OwnedBy(item, scope))
            yield return step;
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var item = change.To;
        if (change.Take(SequenceKind.OwnedBy))
        {
            if (SequenceKind.OwnedBy.Of(change.From) is not null)
                yield return Alter(item, "OWNED BY NONE");
            foreach (var step in OwnedBy(item, scope))
                yield return step;
        }
        if (change.Take(SequenceKind.Unlogged))
            yield return Alter(item, SequenceKind.Unlogged.Of(item) ? "SET UNLOGGED" : "SET LOGGED");
        if (Parameters(change) is { Length: > 0 } parameters)
            yield return Alter(item, parameters);
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [new SqlStep("DROP " + Reference(item), Hazard.Irreversible)];

    // Both have to be of one owner.
    private IEnumerable<SqlStep> OwnedBy(CatalogObject item, PlanScope scope)
    {
        if (SequenceKind.OwnedBy.Of(item) is not { } column)
            yield break;
        if (scope.Target.Owner(item) is { } owned && scope.Target.Owner(owned) is { } table)
            if (CommonFacets.Owner.Of(table) is { } role)
                yield return Alter(item, "OWNER TO " + Identifier.Quote(role)) with
                {
                    Stage = Stage.Late,
                };
        yield return Alter(item, "OWNED BY " + column) with
        {
            Stage = Stage.Late,
        };
    }

    private SqlStep Alter(CatalogObject item, string what) => new($"ALTER {Reference(item)} {what}");

    private static string Parameters(ObjectChange change) =>
        Values.Changes(change, change.Take(SequenceKind.Type) ? "AS " + SequenceKind.Type.Of(change.To) : null);
}
