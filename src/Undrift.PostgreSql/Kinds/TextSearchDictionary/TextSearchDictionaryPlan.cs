using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How text search dictionaries are made, changed and dropped.</summary>
internal sealed class TextSearchDictionaryPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TEXT SEARCH DICTIONARY " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var options = (TextSearchDictionaryKind.Options.Of(item) ?? []).Select(option => ", " + option);
        return
        [
            new SqlStep(
                $"CREATE {Reference(item)} (TEMPLATE = {TextSearchDictionaryKind.Template.Of(item)}{string.Concat(options)})"
            ),
        ];
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Has(TextSearchDictionaryKind.Template) || !change.Take(TextSearchDictionaryKind.Options))
            yield break;
        var from = TextSearchDictionaryKind.Options.Of(change.From) ?? [];
        var to = TextSearchDictionaryKind.Options.Of(change.To) ?? [];
        // An option without a value is taken away.
        var parts = from.Select(NameOf).Except(to.Select(NameOf)).Concat(to.Except(from));
        yield return new SqlStep($"ALTER {Reference(change.To)} ({string.Join(", ", parts)})");
    }

    private static string NameOf(string option) => option.Split(" = ")[0];
}
