using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Default, identity and generated expression of an existing column.</summary>
internal static class ColumnValueSteps
{
    /// <summary>The statements.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change)
    {
        var (from, to) = (change.From, change.To);
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
        if (!isIdentity)
            yield break;
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
