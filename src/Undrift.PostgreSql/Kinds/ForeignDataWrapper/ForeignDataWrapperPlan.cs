using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How foreign-data wrappers are made, changed and dropped.</summary>
internal sealed class ForeignDataWrapperPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "FOREIGN DATA WRAPPER " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        ForeignOptionSql.IsWhole(item, ForeignOptions.Options)
            ?
            [
                new SqlStep(
                    $"CREATE {Reference(item)}{Functions(item, isNew: true)}{ForeignOptionSql.Options(item, ForeignOptions.Options)}"
                ),
            ]
            : null;

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (change.Take(ForeignDataWrapperKind.Handler, ForeignDataWrapperKind.Validator))
            yield return new SqlStep($"ALTER {Reference(change.To)}{Functions(change.To, isNew: false)}");
        foreach (var step in ForeignOptionSql.Alter(change, Reference(change.To), ForeignOptions.Options))
            yield return step;
    }

    private static string Functions(CatalogObject item, bool isNew) =>
        Function("HANDLER", ForeignDataWrapperKind.Handler.Of(item), isNew)
        + Function("VALIDATOR", ForeignDataWrapperKind.Validator.Of(item), isNew);

    private static string Function(string word, string? name, bool isNew) =>
        name is not null ? $" {word} {name}"
        : isNew ? ""
        : $" NO {word}";
}
