using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How text search configurations are made, changed and dropped; one of the server's own is only changed.</summary>
internal sealed class TextSearchConfigurationPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TEXT SEARCH CONFIGURATION " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        IsOfServer(item)
            ? [.. Change(item, TokenMappings.Standard(item.Id.Name), Mappings(item))]
            :
            [
                new SqlStep($"CREATE {Reference(item)} (PARSER = {TextSearchConfigurationKind.Parser.Of(item)})"),
                .. Change(item, [], Mappings(item)),
            ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        !change.Has(TextSearchConfigurationKind.Parser) && change.Take(TextSearchConfigurationKind.Mappings)
            ? [.. Change(change.To, Mappings(change.From), Mappings(change.To))]
            : [];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        IsOfServer(item)
            ? [.. Change(item, Mappings(item), TokenMappings.Standard(item.Id.Name))]
            : [new SqlStep("DROP " + Reference(item))];

    private static bool IsOfServer(CatalogObject item) => item.Id.Schema == "pg_catalog";

    private static IReadOnlyList<string> Mappings(CatalogObject item) =>
        TextSearchConfigurationKind.Mappings.Of(item) ?? [];

    private IEnumerable<SqlStep> Change(CatalogObject item, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var (before, after) = (from.ToDictionary(TokenOf), to.ToDictionary(TokenOf));
        foreach (var token in before.Keys.Except(after.Keys))
            yield return Mapping(item, "DROP", token, "");
        foreach (var (token, mapping) in after)
            if (before.GetValueOrDefault(token) != mapping)
                yield return Mapping(
                    item,
                    before.ContainsKey(token) ? "ALTER" : "ADD",
                    token,
                    " WITH " + mapping[(token.Length + ": ".Length)..]
                );
    }

    /// <summary>Only a parser can say how its token types are called: the statement asks it.</summary>
    private SqlStep Mapping(CatalogObject item, string verb, string token, string with)
    {
        var (before, number) = ($"ALTER {Reference(item)} {verb} MAPPING FOR ", TokenMappings.NumberOf(token));
        if (number is null)
            return new SqlStep(before + token + with);
        var parser = Literal.Quote(TextSearchConfigurationKind.Parser.Of(item)!);
        return new SqlStep(
            "DO "
                + DollarQuote.Of(
                    $"BEGIN EXECUTE {Literal.Quote(before)} || (SELECT pg_catalog.quote_ident(alias) FROM pg_catalog.ts_token_type({parser}) WHERE tokid = {number}) || {Literal.Quote(with)}; END"
                )
        );
    }

    private static string TokenOf(string mapping) => mapping[..mapping.IndexOf(": ", StringComparison.Ordinal)];
}
