namespace Undrift.PostgreSql.Kinds;

/// <summary>The ends of constraint definitions, in the form of pg_get_constraintdef.</summary>
internal static class ConstraintSql
{
    /// <summary>DEFERRABLE, with a blank before it; empty when it is not.</summary>
    public static string Deferrable(CatalogObject constraint) =>
        ConstraintFacets.Deferrable.Of(constraint) switch
        {
            null => "",
            "initially deferred" => " DEFERRABLE INITIALLY DEFERRED",
            _ => " DEFERRABLE",
        };

    /// <summary>NOT ENFORCED or NOT VALID, with a blank before it; empty when it holds.</summary>
    public static string Validity(CatalogObject constraint) =>
        ConstraintFacets.NotEnforced.Of(constraint) ? " NOT ENFORCED"
        : ConstraintFacets.NotValid.Of(constraint) ? " NOT VALID"
        : "";
}
