using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Identity columns in statements.</summary>
internal static class IdentitySql
{
    private static readonly SequenceParameters Values = new(
        IdentityFacets.Start,
        IdentityFacets.Increment,
        IdentityFacets.Minimum,
        IdentityFacets.Maximum,
        IdentityFacets.Cache,
        IdentityFacets.Cycle
    );

    /// <summary>GENERATED … AS IDENTITY with what differs from the defaults.</summary>
    public static string Generated(CatalogObject column) =>
        $"GENERATED {IdentityFacets.Identity.Of(column)!.ToUpperInvariant()} AS IDENTITY "
        + $"(SEQUENCE NAME {IdentityFacets.Sequence.Of(column)}{Values.Of(column)})";

    /// <summary>True where the rows that are there may use up the numbers.</summary>
    public static bool CanEnd(CatalogObject column) =>
        IdentityFacets.Identity.Of(column) is not null
        && !IdentityFacets.Cycle.Of(column)
        && (IdentityFacets.Increment.Of(column) is < 0 ? IdentityFacets.Minimum : IdentityFacets.Maximum).Of(column)
            is not null;

    /// <summary>What ALTER COLUMN says of the parameters that differ; empty: nothing.</summary>
    public static string Changes(CatalogObject column, ObjectChange change) =>
        Values.Changes(
            change,
            change.Take(IdentityFacets.Identity)
                ? $"SET GENERATED {IdentityFacets.Identity.Of(column)!.ToUpperInvariant()}"
                : null,
            verb: "SET "
        );
}
