using System.Text;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How sequences are made, changed and dropped. One of a serial column goes with the column.</summary>
internal sealed class SequencePlan : KindPlan
{
    public override string Reference(CatalogObject item) => "SEQUENCE " + TablePlan.SqlName(item.Id);

    // Its counter is data.
    public override bool IsKept(CatalogObject item) => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var unlogged = SequenceKind.Unlogged.Of(item) ? "UNLOGGED " : "";
        var text = new StringBuilder($"CREATE {unlogged}{Reference(item)}");
        if (SequenceKind.Type.Of(item) is { } type and not "bigint")
            text.Append(" AS ").Append(type);
        if (SequenceKind.Increment.Of(item) is { } increment)
            text.Append(" INCREMENT BY ").Append(increment);
        if (SequenceKind.Minimum.Of(item) is { } minimum)
            text.Append(" MINVALUE ").Append(minimum);
        if (SequenceKind.Maximum.Of(item) is { } maximum)
            text.Append(" MAXVALUE ").Append(maximum);
        if (SequenceKind.Start.Of(item) is { } start)
            text.Append(" START WITH ").Append(start);
        if (SequenceKind.Cache.Of(item) is { } cache)
            text.Append(" CACHE ").Append(cache);
        return [new SqlStep(text.Append(SequenceKind.Cycle.Of(item) ? " CYCLE" : "").ToString())];
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

    private static string Parameters(ObjectChange change)
    {
        var (item, parts) = (change.To, new List<string>());
        if (change.Take(SequenceKind.Type))
            parts.Add("AS " + SequenceKind.Type.Of(item));
        if (change.Take(SequenceKind.Increment))
            parts.Add($"INCREMENT BY {SequenceKind.Increment.Of(item) ?? 1}");
        if (change.Take(SequenceKind.Minimum))
            parts.Add(SequenceKind.Minimum.Of(item) is { } minimum ? $"MINVALUE {minimum}" : "NO MINVALUE");
        if (change.Take(SequenceKind.Maximum))
            parts.Add(SequenceKind.Maximum.Of(item) is { } maximum ? $"MAXVALUE {maximum}" : "NO MAXVALUE");
        if (change.Take(SequenceKind.Start) || Start(change.From) != Start(item))
            parts.Add($"START WITH {Start(item)}");
        if (change.Take(SequenceKind.Cache))
            parts.Add($"CACHE {SequenceKind.Cache.Of(item) ?? 1}");
        if (change.Take(SequenceKind.Cycle))
            parts.Add(SequenceKind.Cycle.Of(item) ? "CYCLE" : "NO CYCLE");
        if (parts.Count > 0 && MustRestart(change))
            parts.Add("RESTART");
        return string.Join(' ', parts);
    }

    private static long Start(CatalogObject item) =>
        SequenceRestart.Start(
            SequenceKind.Start.Of(item),
            SequenceKind.Increment.Of(item),
            SequenceKind.Minimum.Of(item),
            SequenceKind.Maximum.Of(item)
        );

    private static bool MustRestart(ObjectChange change) =>
        SequenceRestart.IsNeeded(
            Start(change.From),
            SequenceKind.Minimum.Of(change.To),
            SequenceKind.Maximum.Of(change.To),
            SequenceKind.Increment.Of(change.To) is not < 0
        );
}
