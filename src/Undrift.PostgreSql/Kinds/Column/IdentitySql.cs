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

    /// <summary>What ALTER COLUMN says of the parameters that differ; empty: nothing.</summary>
    public static string Changes(CatalogObject column, ObjectChange change)
    {
        var parts = new List<string>();
        if (change.Take(IdentityFacets.Identity))
            parts.Add($"SET GENERATED {IdentityFacets.Identity.Of(column)!.ToUpperInvariant()}");
        parts.AddRange(Values.Changes(change).Select(text => "SET " + text));
        if (parts.Count > 0 && Values.MustRestart(change))
            parts.Add("RESTART");
        return string.Join(' ', parts);
    }
}
