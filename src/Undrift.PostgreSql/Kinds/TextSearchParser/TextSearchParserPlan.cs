using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How text search parsers are made and dropped.</summary>
internal sealed class TextSearchParserPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TEXT SEARCH PARSER " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var headline = TextSearchParserKind.Headline.Of(item) is { } function ? ", HEADLINE = " + function : "";
        return
        [
            new SqlStep(
                $"CREATE {Reference(item)} (START = {TextSearchParserKind.Start.Of(item)}, GETTOKEN = {TextSearchParserKind.GetToken.Of(item)}"
                    + $", END = {TextSearchParserKind.End.Of(item)}, LEXTYPES = {TextSearchParserKind.LexTypes.Of(item)}{headline})"
            ),
        ];
    }
}
