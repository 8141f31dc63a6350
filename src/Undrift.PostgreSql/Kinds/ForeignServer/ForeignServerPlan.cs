using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How foreign servers are made, changed and dropped.</summary>
internal sealed class ForeignServerPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "SERVER " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        ForeignOptionSql.IsWhole(item, ForeignOptions.Options)
            ?
            [
                new SqlStep(
                    $"CREATE {Reference(item)}"
                        + (ForeignServerKind.Type.Of(item) is { } type ? " TYPE " + Literal.Quote(type) : "")
                        + (
                            ForeignServerKind.Version.Of(item) is { } version
                                ? " VERSION " + Literal.Quote(version)
                                : ""
                        )
                        + $" FOREIGN DATA WRAPPER {Identifier.Quote(ForeignServerKind.Wrapper.Of(item)!)}"
                        + ForeignOptionSql.Options(item, ForeignOptions.Options)
                ),
            ]
            : null;

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (ForeignServerKind.Version.Of(change.To) is { } version && change.Take(ForeignServerKind.Version))
            yield return new SqlStep($"ALTER {Reference(change.To)} VERSION {Literal.Quote(version)}");
        foreach (var step in ForeignOptionSql.Alter(change, Reference(change.To), ForeignOptions.Options))
            yield return step;
    }
}
