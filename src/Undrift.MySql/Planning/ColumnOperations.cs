using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>What a change of a column's facets makes the server do, and what it can do besides.</summary>
internal static class ColumnOperations
{
    /// <summary>Names of the facets that decide in what form values are stored and compared.</summary>
    public static IReadOnlySet<string> OfForm { get; } =
        new HashSet<string>
        {
            ColumnFacets.Type.Name,
            ColumnFacets.Labels.Name,
            ColumnFacets.Charset.Name,
            ColumnFacets.Collation.Name,
            ColumnFacets.Srid.Name,
        };

    /// <summary>By facet; those that are not here have a rule of their own.</summary>
    private static readonly Dictionary<string, Op> Simple = new()
    {
        [ColumnFacets.Default.Name] = Op.ChangeDefault,
        [ColumnFacets.OnUpdate.Name] = Op.ChangeDefault,
        [ColumnFacets.AutoIncrement.Name] = Op.ChangeType,
        [ColumnFacets.Stored.Name] = Op.ChangeType,
        [ColumnFacets.Invisible.Name] = Op.DescribeColumn,
        [ColumnFacets.Options.Name] = Op.ChangeType,
        [ColumnFacets.SystemTime.Name] = Op.ChangeTable,
        [ColumnFacets.WithoutVersioning.Name] = Op.ChangeTable,
        [CommonFacets.Comment.Name] = Op.DescribeColumn,
    };

    /// <summary>The operations and hazards of a MODIFY.</summary>
    /// <param name="scope">What the plan is made for.</param>
    /// <param name="difference">What differs; null: the column only moves, or its check changes.</param>
    public static (List<Op> Operations, List<Hazard> Hazards) Of(PlanScope scope, Difference? difference)
    {
        var (operations, hazards) = (new List<Op>(), new List<Hazard>());
        if (difference is not { Actual: { } was, Expected: { } wanted })
            return (operations, hazards);
        if (difference.Facets.Any(OfForm.Contains))
            OfConversion(scope, was, wanted, difference, operations, hazards);
        if (difference.Facets.Contains(ColumnFacets.NotNull.Name))
        {
            operations.Add(ColumnFacets.NotNull.Of(wanted) ? Op.ForbidNull : Op.AllowNull);
            if (ColumnFacets.NotNull.Of(wanted))
                hazards.Add(Hazard.ValidationScan);
        }
        if (difference.Facets.Contains(ColumnFacets.Generated.Name))
        {
            var stored = ColumnFacets.Stored.Of(wanted);
            operations.Add(stored ? Op.ChangeType : Op.ChangeVirtualColumn);
            // What is computed anew and kept may not fit for a row.
            if (stored)
                hazards.Add(Hazard.ValidationScan);
        }
        foreach (var facet in difference.Facets)
            if (Simple.TryGetValue(facet, out var operation))
                operations.Add(operation);
        return (operations, hazards);
    }

    private static void OfConversion(
        PlanScope scope,
        CatalogObject was,
        CatalogObject wanted,
        Difference difference,
        List<Op> operations,
        List<Hazard> hazards
    )
    {
        var conversion = TypeConversion.Of(was, wanted);
        var stays = difference.Facets.Where(OfForm.Contains).ToHashSet();
        operations.Add(
            !conversion.Widens || stays.Count > 1 ? Op.ChangeType
            : stays.Contains(ColumnFacets.Type.Name) ? Op.ExtendColumn
            : stays.Contains(ColumnFacets.Labels.Name) ? Op.AddLabels
            : Op.ChangeType
        );
        // A computed value is computed anew.
        if (conversion.Loses && ColumnFacets.Generated.Of(was) is null)
            hazards.AddRange([Hazard.DataLoss, Hazard.ValidationScan, Hazard.Irreversible]);
        // What was different to one collation may be the same to another.
        if (stays.Contains(ColumnFacets.Collation.Name) && IsUnique(scope, wanted))
            hazards.Add(Hazard.ValidationScan);
    }

    private static bool IsUnique(PlanScope scope, CatalogObject column)
    {
        var name = Text.Names.Quote(column.Id.Name);
        return scope
            .MembersOf(column.Id.Parent, target: true)
            .Where(item => item.Kind == PrimaryKeyKind.Modelled || item.Kind == UniqueKind.Modelled)
            .SelectMany(key => KeyFacets.Keys.Of(key) ?? [])
            .Any(part => part.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }
}
