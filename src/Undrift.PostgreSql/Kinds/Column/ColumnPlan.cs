using System.Text;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How columns are made, changed and dropped. Those of views come and go with the view.</summary>
internal sealed class ColumnPlan : KindPlan
{
    public override bool ComesWithTemplate => true;

    public override string Reference(CatalogObject item) =>
        $"COLUMN {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}.{Identifier.Quote(item.Id.Name)}";

    /// <summary>What is computed can be had again.</summary>
    public override bool IsKept(CatalogObject item) => ColumnFacets.Generated.Of(item) is null && IsDeclared(item);

    public override bool ComesWithOwner(CatalogObject item, PlanScope scope) => true;

    public override bool Disturbs(ObjectChange change) =>
        ColumnFacets.Type.Of(change.From) != ColumnFacets.Type.Of(change.To)
        || ColumnFacets.Collation.Of(change.From) != ColumnFacets.Collation.Of(change.To);

    /// <summary>Name, type, identity or default, NOT NULL.</summary>
    public static string Definition(CatalogObject column, PlanScope scope) =>
        ColumnSql.Definition(column)
        + ForeignOptionSql.Options(column, ForeignOptions.ColumnOptions)
        + Constraints(column, scope);

    /// <summary>What stands behind the type, with a blank before it.</summary>
    public static string Constraints(CatalogObject column, PlanScope scope)
    {
        var text = new StringBuilder();
        if (IdentityFacets.Identity.Of(column) is not null)
            text.Append(' ').Append(IdentitySql.Generated(column));
        else if (!scope.Deferred.Contains(column.Id))
            text.Append(ColumnSql.Value(column));
        if (ColumnFacets.NotNull.Of(column))
        {
            if (ColumnFacets.NotNullName.Of(column) is { } name)
                text.Append(" CONSTRAINT ").Append(Identifier.Quote(name));
            text.Append(" NOT NULL").Append(ColumnFacets.NotNullNoInherit.Of(column) ? " NO INHERIT" : "");
        }
        return text.ToString();
    }

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope)
    {
        if (!IsDeclared(item))
            return [];
        if (TypedTables.Follows(item, scope))
            return [.. TypedTables.Settings(item)];
        if (!ForeignOptionSql.IsWhole(item, ForeignOptions.ColumnOptions))
            return null;
        var hazards = new List<Hazard>();
        if (Fills(item))
            hazards.Add(Hazard.TableRewrite);
        if (IsUnfilled(item) || IdentitySql.CanEnd(item))
            hazards.Add(Hazard.ValidationScan);
        return
        [
            new SqlStep(
                $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD COLUMN {Definition(item, scope)}",
                hazards
            )
            {
                Lock = LockClass.AccessExclusive,
            },
        ];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if ((scope.Deferred.Contains(item.Id) || !IsDeclared(item)) && ColumnSteps.SetDefault(item) is { } deferred)
            yield return deferred;
        foreach (var step in InheritedColumn.Own(item, scope))
            yield return step;
        // What differs from a column that has nothing set.
        var plain = new CatalogObject(item.Id, item.Kind) { Owner = item.Owner };
        foreach (var step in ColumnSettings.Alter(new ObjectChange(plain, item, ColumnSettings.Of(item)), scope))
            yield return step;
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        if (!IsDeclared(change.To))
            return ViewColumnSteps.Alter(change);
        if (TypedTables.Follows(change.To, scope))
            change.Take(ColumnFacets.Type, ColumnFacets.Collation);
        return
        [
            .. ColumnTypeSteps.Alter(change, scope),
            .. ColumnValueSteps.Alter(change, scope),
            .. NotNullSteps.Alter(change, scope),
            .. ColumnSettings.Alter(change, scope),
            .. ForeignOptionSql.Alter(
                change,
                $"FOREIGN TABLE {Identifier.Qualified(change.To.Id.Schema, change.To.Id.Parent)} ALTER COLUMN {Identifier.Quote(change.To.Id.Name)}",
                ForeignOptions.ColumnOptions
            ),
        ];
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope)
    {
        if (!IsDeclared(item) || TypedTables.Follows(item, scope))
            return [];
        IReadOnlyList<Hazard> hazards = IsKept(item) ? [Hazard.DataLoss, Hazard.Irreversible] : [];
        return
        [
            new SqlStep(
                $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} DROP COLUMN {Identifier.Quote(item.Id.Name)}",
                hazards
            )
            {
                Lock = LockClass.AccessExclusive,
            },
        ];
    }

    /// <summary>False for the column of a view, which its query declares.</summary>
    public static bool IsDeclared(CatalogObject item) =>
        item.Owner is { Kind: RelationKinds.Table or RelationKinds.ForeignTable };

    /// <summary>True where the rows that are there would hold NULL, which the column forbids.</summary>
    private static bool IsUnfilled(CatalogObject item) =>
        ColumnFacets.NotNull.Of(item) && ColumnSql.Value(item).Length == 0 && IdentityFacets.Identity.Of(item) is null;

    /// <summary>True where the default has to be computed for each row, so that the table is written anew.</summary>
    private static bool Fills(CatalogObject item) =>
        ColumnFacets.GeneratedKind.Of(item) == "stored"
        || IdentityFacets.Identity.Of(item) is not null
        || (ColumnFacets.Default.Of(item) is { } value && !StableDefault.Is(value));
}

/// <summary>Defaults that are the same for all rows, so that the server only notes them (since 11).</summary>
internal static class StableDefault
{
    private static readonly HashSet<string> Stable = new(StringComparer.OrdinalIgnoreCase)
    {
        "now()",
        "CURRENT_TIMESTAMP",
        "CURRENT_DATE",
        "CURRENT_TIME",
        "LOCALTIMESTAMP",
        "LOCALTIME",
        "CURRENT_USER",
        "SESSION_USER",
        "transaction_timestamp()",
        "statement_timestamp()",
    };

    /// <summary>True for a constant and for what is stable within a transaction; false where it is not known.</summary>
    public static bool Is(string expression) =>
        Stable.Contains(expression) || !expression.Contains('(', StringComparison.Ordinal) || IsTyped(expression);

    // 'x'::character varying(3), and '(1)'::text.
    private static bool IsTyped(string expression) =>
        expression.StartsWith('\'')
        && expression.LastIndexOf("'::", StringComparison.Ordinal) is var end and > 0
        && !expression[(end + 3)..].Contains("::", StringComparison.Ordinal);
}
