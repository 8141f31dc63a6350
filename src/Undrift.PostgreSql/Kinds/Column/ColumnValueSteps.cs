using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Default, identity and generated expression of an existing column.</summary>
internal static class ColumnValueSteps
{
    /// <summary>The statements.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (change.From, change.To);
        if (CanSetExpression(change, scope) && change.Take(ColumnFacets.Generated))
            if (!Inheritance.Brings(change, scope, ColumnFacets.Generated))
                yield return ColumnSteps.Alter(
                    to.Id,
                    $"SET EXPRESSION AS ({ColumnFacets.Generated.Of(to)})",
                    ColumnFacets.GeneratedKind.Of(to) == "stored" ? [Hazard.TableRewrite] : []
                );
        var (wasIdentity, isIdentity) = (
            IdentityFacets.Identity.Of(from) is not null,
            IdentityFacets.Identity.Of(to) is not null
        );
        if (ColumnFacets.Generated.Of(from) is not null && ColumnFacets.Generated.Of(to) is null)
        {
            change.Take(ColumnFacets.Generated, ColumnFacets.GeneratedKind);
            yield return ColumnSteps.AlterOnly(to.Id, "DROP EXPRESSION");
        }
        if (wasIdentity && !isIdentity)
        {
            change.Take(IdentityFacets.All);
            yield return ColumnSteps.AlterOnly(to.Id, "DROP IDENTITY", Hazard.Irreversible) with
            {
                Stage = Stage.Release,
            };
        }
        if (change.Take(ColumnFacets.Default) && ColumnFacets.Default.Of(to) is var value)
            yield return ColumnSteps.AlterOnly(to.Id, value is null ? "DROP DEFAULT" : "SET DEFAULT " + value);
        if (isIdentity)
            foreach (var step in Identity(change, wasIdentity))
                yield return step;
    }

    private static IEnumerable<SqlStep> Identity(ObjectChange change, bool wasIdentity)
    {
        var (from, to) = (change.From, change.To);
        if (!wasIdentity)
        {
            change.Take(IdentityFacets.All.Except([CommonFacets.IdentityComment, IdentityFacets.Unlogged]));
            yield return ColumnSteps.AlterOnly(to.Id, "ADD " + IdentitySql.Generated(to)) with
            {
                Stage = Stage.Late,
            };
        }
        else
        {
            if (IdentityFacets.Type.Of(from) != IdentityFacets.Type.Of(to) && change.Take(IdentityFacets.Type))
                yield return new SqlStep(
                    $"ALTER SEQUENCE {IdentityFacets.Sequence.Of(from)} AS {IdentityFacets.Type.Of(to) ?? ColumnFacets.Type.Of(to)}"
                );
            if (change.Take(IdentityFacets.Sequence))
                foreach (var step in Rename(from, to))
                    yield return step;
            if (IdentitySql.Changes(to, change) is { Length: > 0 } changes)
                yield return ColumnSteps.AlterOnly(to.Id, changes);
        }
        if (change.Take(IdentityFacets.Unlogged))
            yield return new SqlStep(
                $"ALTER SEQUENCE {IdentityFacets.Sequence.Of(to)} SET {(IdentityFacets.Unlogged.Of(to) ? "UNLOGGED" : "LOGGED")}"
            );
    }

    /// <summary>True where the server computes another expression in the column that is there: since 17.</summary>
    private static bool CanSetExpression(ObjectChange change, PlanScope scope) =>
        scope.ServerVersion >= 17
        && ColumnFacets.Generated.Of(change.From) is not null
        && ColumnFacets.Generated.Of(change.To) is not null
        && !change.Has(ColumnFacets.GeneratedKind)
        && ColumnFacets.Type.Of(change.From) == ColumnFacets.Type.Of(change.To)
        && (ColumnFacets.GeneratedKind.Of(change.To) == "stored" || !IsChecked(change.From, scope));

    // 18 refuses it for a virtual column of a table with checks.
    private static bool IsChecked(CatalogObject column, PlanScope scope) =>
        scope.Current.MembersOf(column.Owner!.Value).Any(member => member.Id.Kind == CheckKind.Name);

    // The schema is that of the table.
    private static IEnumerable<SqlStep> Rename(CatalogObject from, CatalogObject to)
    {
        var name = IdentityFacets.Sequence.Of(to)!;
        var prefix = Identifier.Quote(to.Id.Schema) + ".";
        yield return new SqlStep(
            $"ALTER SEQUENCE {IdentityFacets.Sequence.Of(from)} RENAME TO {(name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name)}"
        );
    }
}
