using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How views are made, changed and dropped.</summary>
internal sealed class ViewPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "VIEW " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [Statement(item, "CREATE ")];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        // OR REPLACE takes the same columns with more behind them; a column of another type would be refused.
        if (change.Has(ViewKind.Definition) && ViewColumns.CanFollow(change, scope))
        {
            change.Take(
                ViewKind.Definition,
                ViewKind.SecurityBarrier,
                ViewKind.SecurityInvoker,
                ViewKind.CheckOption,
                ViewKind.Options
            );
            yield return Statement(change.To, "CREATE OR REPLACE ");
        }
        if (change.Has(ViewKind.Definition))
            yield break;
        foreach (var (facet, name) in ViewKind.Flags)
            if (change.Take(facet))
                yield return new SqlStep(
                    facet.Of(change.To)
                        ? $"ALTER {Reference(change.To)} SET ({name}=true)"
                        : $"ALTER {Reference(change.To)} RESET ({name})",
                    Hazard.AuthorisationChange
                );
        if (change.Take(ViewKind.CheckOption))
            yield return new SqlStep(
                ViewKind.CheckOption.Of(change.To) is { } option
                    ? $"ALTER {Reference(change.To)} SET (check_option={option})"
                    : $"ALTER {Reference(change.To)} RESET (check_option)"
            );
        foreach (var step in RelationOptions.Alter(change, Reference(change.To), ViewKind.Options))
            yield return step;
    }

    private SqlStep Statement(CatalogObject item, string verb)
    {
        var options = new List<string>();
        foreach (var (facet, name) in ViewKind.Flags)
            if (facet.Of(item))
                options.Add(name + "=true");
        if (ViewKind.CheckOption.Of(item) is { } check)
            options.Add("check_option=" + check);
        options.AddRange(ViewKind.Options.Of(item) ?? []);
        var with = options.Count == 0 ? "" : $" WITH ({StorageOptions.Sql(options)})";
        return new SqlStep($"{verb}{Reference(item)}{with} AS\n{ViewKind.Definition.Of(item)}")
        {
            Lock = LockClass.AccessExclusive,
        };
    }
}
