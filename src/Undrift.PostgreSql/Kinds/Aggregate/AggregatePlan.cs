using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How aggregates are made, changed and dropped.</summary>
internal sealed class AggregatePlan : KindPlan
{
    // What OR REPLACE refuses to change: the result type follows from the transition type and the final function.
    private static readonly Facet[] Fixed =
    [
        Routine.Arguments,
        AggregateKind.Sort,
        AggregateKind.DirectArguments,
        AggregateKind.SType,
        AggregateKind.FinalFunc,
        AggregateKind.FinalFuncExtra,
    ];

    private static readonly Facet[] Replaceable =
    [
        AggregateKind.SFunc,
        AggregateKind.SSpace,
        AggregateKind.FinalFuncModify,
        AggregateKind.CombineFunc,
        AggregateKind.SerialFunc,
        AggregateKind.DeserialFunc,
        AggregateKind.InitCond,
        AggregateKind.MSFunc,
        AggregateKind.MInvFunc,
        AggregateKind.MSType,
        AggregateKind.MSSpace,
        AggregateKind.MFinalFunc,
        AggregateKind.MFinalFuncExtra,
        AggregateKind.MFinalFuncModify,
        AggregateKind.MInitCond,
        AggregateKind.SortOp,
        FunctionKind.Parallel,
    ];

    public override string Reference(CatalogObject item) =>
        $"AGGREGATE {TablePlan.SqlName(item.Id)}({AggregateDefinition.ArgumentsOf(item)})";

    /// <summary>ALTER AGGREGATE does not know extensions.</summary>
    public override string ExtensionReference(CatalogObject item) =>
        $"ROUTINE {TablePlan.SqlName(item.Id)}{item.Id.Signature}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [new SqlStep(AggregateDefinition.Of(item))];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (!Fixed.Any(change.Has) && change.Take(Replaceable))
            yield return new SqlStep("CREATE OR REPLACE" + AggregateDefinition.Of(change.To)["CREATE".Length..]);
    }
}
