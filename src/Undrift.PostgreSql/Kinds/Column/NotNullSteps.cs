using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>NOT NULL of an existing column, which is a constraint with a name since 18.</summary>
internal static class NotNullSteps
{
    private static readonly Facet[] OfConstraint =
    [
        ColumnFacets.NotNullName,
        ColumnFacets.NotNullNoInherit,
        ColumnFacets.NotNullNotValid,
    ];

    /// <summary>The statements.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (change.From, change.To);
        var (was, isNow) = (ColumnFacets.NotNull.Of(from), ColumnFacets.NotNull.Of(to));
        var became = change.Take(ColumnFacets.NotNull);
        if (became && Inheritance.Brings(change, scope, ColumnFacets.NotNull))
        {
            change.Take(OfConstraint);
            yield break;
        }
        if (became && !isNow)
        {
            change.Take(OfConstraint);
            change.Take(ColumnFacets.NotNullComment);
            yield return ColumnSteps.Alter(to.Id, "DROP NOT NULL");
        }
        else if (became)
        {
            change.Take(OfConstraint);
            foreach (var step in scope.Online && IsPlain(to) ? AddOnline(to, scope) : [Add(to)])
                yield return step;
        }
        else if (was && isNow && ColumnFacets.NotNullNotValid.Of(from) && !ColumnFacets.NotNullNotValid.Of(to))
        {
            change.Take(ColumnFacets.NotNullNotValid);
            yield return Of(to, $"VALIDATE CONSTRAINT {Name(from)}", Hazard.ValidationScan);
        }
        else if (was && isNow && to.Template is null && change.Has(ColumnFacets.NotNullNotValid))
        {
            // What was validated stays so.
            change.Take(OfConstraint);
            yield return Of(to, $"DROP CONSTRAINT {Name(from)}");
            yield return Add(to);
        }
        if (was && isNow && change.Take(ColumnFacets.NotNullNoInherit))
            yield return Of(
                to,
                $"ALTER CONSTRAINT {Name(from)} {(ColumnFacets.NotNullNoInherit.Of(to) ? "NO INHERIT" : "INHERIT")}"
            );
        if (was && isNow && change.Take(ColumnFacets.NotNullName))
            yield return Of(to, $"RENAME CONSTRAINT {Name(from)} TO {Name(to)}");
    }

    private static SqlStep Add(CatalogObject to)
    {
        return IsPlain(to)
            ? ColumnSteps.Alter(to.Id, "SET NOT NULL", Hazard.ValidationScan)
            : Of(
                to,
                $"ADD CONSTRAINT {Name(to)} NOT NULL {Identifier.Quote(to.Id.Name)}"
                    + (ColumnFacets.NotNullNoInherit.Of(to) ? " NO INHERIT" : "")
                    + (ColumnFacets.NotNullNotValid.Of(to) ? " NOT VALID" : ""),
                Hazard.ValidationScan
            );
    }

    private static bool IsPlain(CatalogObject to) => OfConstraint.All(facet => to[facet].IsAbsent);

    /// <summary>A check says the same and can be looked at while others write; SET NOT NULL then believes it (12).</summary>
    private static IEnumerable<SqlStep> AddOnline(CatalogObject to, PlanScope scope)
    {
        var (name, column) = (Identifier.Quote($"undrift_{to.Id.Name}_not_null"), Identifier.Quote(to.Id.Name));
        var isConstraint = scope.ServerVersion >= 18;
        yield return Of(
            to,
            isConstraint
                ? $"ADD CONSTRAINT {Name(to)} NOT NULL {column} NOT VALID"
                : $"ADD CONSTRAINT {name} CHECK ({column} IS NOT NULL) NOT VALID"
        );
        yield return Of(to, $"VALIDATE CONSTRAINT {(isConstraint ? Name(to) : name)}", Hazard.ValidationScan) with
        {
            Stage = Stage.After,
            Lock = LockClass.ShareUpdateExclusive,
        };
        if (isConstraint)
            yield break;
        yield return ColumnSteps.Alter(to.Id, "SET NOT NULL") with
        {
            Stage = Stage.After,
        };
        yield return Of(to, $"DROP CONSTRAINT {name}") with
        {
            Stage = Stage.After,
        };
    }

    private static string Name(CatalogObject column) =>
        Identifier.Quote(ColumnFacets.NotNullName.Of(column) ?? $"{column.Id.Parent}_{column.Id.Name}_not_null");

    private static SqlStep Of(CatalogObject column, string what, params IReadOnlyList<Hazard> hazards) =>
        new($"ALTER TABLE {Identifier.Qualified(column.Id.Schema, column.Id.Parent)} {what}", hazards)
        {
            Lock = LockClass.AccessExclusive,
        };
}
