using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How text search templates are made and dropped.</summary>
internal sealed class TextSearchTemplatePlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TEXT SEARCH TEMPLATE " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var init = TextSearchTemplateKind.Init.Of(item) is { } function ? $"INIT = {function}, " : "";
        return [new SqlStep($"CREATE {Reference(item)} ({init}LEXIZE = {TextSearchTemplateKind.Lexize.Of(item)})")];
    }
}
