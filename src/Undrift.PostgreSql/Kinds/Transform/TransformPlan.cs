using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How transforms are made, changed and dropped.</summary>
internal sealed class TransformPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TRANSFORM FOR " + item.Id.Name;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [Statement(item, "CREATE ")];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(TransformKind.FromSql, TransformKind.ToSql))
            yield return Statement(change.To, "CREATE OR REPLACE ");
    }

    private SqlStep Statement(CatalogObject item, string verb)
    {
        var parts = new List<string>();
        if (TransformKind.FromSql.Of(item) is { } from)
            parts.Add($"FROM SQL WITH FUNCTION {from}(internal)");
        if (TransformKind.ToSql.Of(item) is { } to)
            parts.Add($"TO SQL WITH FUNCTION {to}(internal)");
        return new SqlStep($"{verb}{Reference(item)} ({string.Join(", ", parts)})");
    }
}
