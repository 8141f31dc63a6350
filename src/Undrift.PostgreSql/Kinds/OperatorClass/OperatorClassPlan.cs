using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How operator classes are made and dropped. One without a family brings a family of its own name.</summary>
internal sealed class OperatorClassPlan : KindPlan
{
    public override string Reference(CatalogObject item) => $"OPERATOR CLASS {OperatorFamilyPlan.SqlName(item.Id)}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var type = OperatorClassKind.Type.Of(item);
        var (name, method) = (TablePlan.SqlName(item.Id), item.Id.Signature.Trim('(', ')'));
        var family = OperatorClassKind.Family.Of(item) is { } other ? " FAMILY " + other : "";
        List<string> parts = [.. OperatorFamilyPlan.Members(item)];
        // It has to say something; that the type is stored as itself goes without saying.
        if (OperatorClassKind.Storage.Of(item) is { } storage)
            parts.Add("STORAGE " + storage);
        else if (parts.Count == 0)
            parts.Add("STORAGE " + type);
        var isDefault = OperatorClassKind.Default.Of(item) ? " DEFAULT" : "";
        return
        [
            new SqlStep(
                $"CREATE OPERATOR CLASS {name}{isDefault} FOR TYPE {type} USING {method}{family} AS {string.Join(", ", parts)}"
            ),
        ];
    }

    /// <summary>The family goes with it where it is not wanted either, and takes the class along.</summary>
    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope)
    {
        var family = item.Id with { Kind = OperatorFamilyKind.Name };
        var dropFamily = new SqlStep($"DROP OPERATOR FAMILY {OperatorFamilyPlan.SqlName(family)}");
        if (!scope.Destroyed.Contains(family))
            return [new SqlStep("DROP " + Reference(item))];
        return OperatorClassKind.Family.Of(item) is null
            ? [dropFamily]
            : [new SqlStep("DROP " + Reference(item)), dropFamily];
    }
}
