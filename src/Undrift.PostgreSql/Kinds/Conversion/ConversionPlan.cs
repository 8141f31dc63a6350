using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How conversions are made and dropped.</summary>
internal sealed class ConversionPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "CONVERSION " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var isDefault = ConversionKind.Default.Of(item) ? "DEFAULT " : "";
        var (source, target) = (ConversionKind.Source.Of(item)!, ConversionKind.Target.Of(item)!);
        return
        [
            new SqlStep(
                $"CREATE {isDefault}{Reference(item)} FOR {Literal.Quote(source)} TO {Literal.Quote(target)} FROM {ConversionKind.Function.Of(item)}"
            ),
        ];
    }
}
