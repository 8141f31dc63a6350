using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How base types are made, changed and dropped, and shells of them.</summary>
internal sealed class BaseTypePlan : KindPlan
{
    private static readonly (string Word, Facet<string?> Facet)[] Functions =
    [
        ("RECEIVE", BaseTypeFacets.Receive),
        ("SEND", BaseTypeFacets.Send),
        ("TYPMOD_IN", BaseTypeFacets.TypmodIn),
        ("TYPMOD_OUT", BaseTypeFacets.TypmodOut),
        ("ANALYZE", BaseTypeFacets.Analyze),
        ("SUBSCRIPT", BaseTypeFacets.Subscript),
    ];

    public override string Reference(CatalogObject item) => "TYPE " + TablePlan.SqlName(item.Id);

    public override SqlStep? Shell(CatalogObject item, PlanScope scope) =>
        !IsShell(item) && ShellType.IsNeeded(item, scope) ? new SqlStep("CREATE " + Reference(item)) : null;

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        scope.Stuck.Contains(item.Id) ? null : [new SqlStep("CREATE " + Reference(item) + Parameters(item))];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (IsShell(change.To))
            yield break;
        if (IsShell(change.From))
        {
            change.Take([.. BaseTypeFacets.All]);
            yield return new SqlStep("CREATE " + Reference(change.To) + Parameters(change.To));
        }
        var parts = new List<string>();
        // A type that may be stored elsewhere cannot become one that may not.
        if (BaseTypeFacets.Storage.Of(change.To) is { } storage && change.Take(BaseTypeFacets.Storage))
            parts.Add("STORAGE = " + storage);
        foreach (var (word, facet) in Functions)
            if (change.Take(facet))
                parts.Add($"{word} = {facet.Of(change.To) ?? "NONE"}");
        if (parts.Count > 0)
            yield return new SqlStep($"ALTER {Reference(change.To)} SET ({string.Join(", ", parts)})");
    }

    public override IReadOnlyList<SqlStep>? Drop(CatalogObject item, PlanScope scope) =>
        ShellType.Drop(item, Reference(item), scope);

    private static bool IsShell(CatalogObject item) => BaseTypeFacets.Input.Of(item) is null;

    private static string Parameters(CatalogObject item)
    {
        if (IsShell(item))
            return "";
        (string Word, string? Value)[] parameters =
        [
            ("INPUT", BaseTypeFacets.Input.Of(item)),
            ("OUTPUT", BaseTypeFacets.Output.Of(item)),
            .. Functions.Select(function => (function.Word, function.Facet.Of(item))),
            ("INTERNALLENGTH", BaseTypeFacets.InternalLength.Of(item)?.ToString()),
            ("PASSEDBYVALUE", Flag(BaseTypeFacets.PassedByValue)),
            ("ALIGNMENT", BaseTypeFacets.Alignment.Of(item)),
            ("STORAGE", BaseTypeFacets.Storage.Of(item)),
            ("CATEGORY", Text(BaseTypeFacets.Category)),
            ("PREFERRED", Flag(BaseTypeFacets.Preferred)),
            ("DEFAULT", Text(BaseTypeFacets.Default)),
            ("ELEMENT", BaseTypeFacets.Element.Of(item)),
            ("DELIMITER", Text(BaseTypeFacets.Delimiter)),
            ("COLLATABLE", Flag(BaseTypeFacets.Collatable)),
        ];
        var given = parameters
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Word} = {parameter.Value}");
        return $" ({string.Join(", ", given)})";

        string? Text(Facet<string?> facet) => facet.Of(item) is { } value ? Literal.Quote(value) : null;
        string? Flag(Facet<bool> facet) => facet.Of(item) ? "true" : null;
    }
}
