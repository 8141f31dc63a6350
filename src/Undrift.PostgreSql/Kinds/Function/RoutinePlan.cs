using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How functions and procedures are made, changed and dropped.</summary>
/// <param name="word">FUNCTION or PROCEDURE.</param>
internal sealed class RoutinePlan(string word) : KindPlan
{
    public override string Reference(CatalogObject item) => $"{word} {TablePlan.SqlName(item.Id)}{item.Id.Signature}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                RoutineDefinition.Of(item).TrimEnd().Replace("CREATE OR REPLACE", "CREATE", StringComparison.Ordinal)
            ),
        ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        // OR REPLACE refuses another result, and other names or fewer defaults of arguments.
        if (change.Has(FunctionKind.Result) || change.Has(FunctionKind.Window) || !ArgumentsFollow(change))
            yield break;
        IReadOnlyList<Hazard> hazards =
            change.Has(Routine.SecurityDefiner) || change.Has(Routine.SearchPath) ? [Hazard.AuthorisationChange] : [];
        if (change.Take([.. Routine.Facets, .. FunctionKind.Replaceable]))
            yield return new SqlStep(RoutineDefinition.Of(change.To).TrimEnd(), hazards);
    }

    private static bool ArgumentsFollow(ObjectChange change)
    {
        var (from, to) = (Routine.Arguments.Of(change.From) ?? [], Routine.Arguments.Of(change.To) ?? []);
        return from.Count == to.Count
            && from.Zip(to).All(pair => pair.First == pair.Second || IsWithDefault(pair.First, pair.Second));
    }

    /// <summary>True where the argument only gets a default, or another one.</summary>
    private static bool IsWithDefault(string before, string after) =>
        Without(before) == Without(after) && after != Without(after);

    private static string Without(string argument) =>
        argument.IndexOf(" DEFAULT ", StringComparison.Ordinal) is var at and >= 0 ? argument[..at] : argument;
}
