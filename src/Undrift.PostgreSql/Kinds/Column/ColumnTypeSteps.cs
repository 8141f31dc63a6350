using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Another type or collation of an existing column.</summary>
internal static class ColumnTypeSteps
{
    /// <summary>The statements; the default is put aside where it would have to be converted.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (change.From, change.To);
        if (!change.Take(ColumnFacets.Type, ColumnFacets.Collation))
            yield break;
        if (
            Inheritance.Brings(change, scope, ColumnFacets.Type)
            && Inheritance.Brings(change, scope, ColumnFacets.Collation)
        )
            yield break;
        var (before, after) = (ColumnFacets.Type.Of(from)!, ColumnFacets.Type.Of(to)!);
        var hadDefault = ColumnFacets.Default.Of(from) is not null;
        var conversion = TypeConversion.Of(before, after);
        if (hadDefault && before != after)
            yield return ColumnSteps.DropDefault(to.Id);
        var collation = ColumnFacets.Collation.Of(to) is { } name ? " COLLATE " + name : "";
        var column = Identifier.Quote(to.Id.Name);
        var isGenerated = ColumnFacets.Generated.Of(to) is not null;
        var by = conversion.IsImplicit || isGenerated ? "" : $" USING {column}::{conversion.By}{after}";
        yield return ColumnSteps.Alter(to.Id, $"TYPE {after}{collation}{by}", [.. conversion.Hazards]);
        if (
            hadDefault
            && before != after
            && !change.Has(ColumnFacets.Default)
            && ColumnFacets.Default.Of(to) is { } value
        )
            yield return ColumnSteps.AlterOnly(to.Id, "SET DEFAULT " + value);
    }
}
