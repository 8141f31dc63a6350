using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Unique keys: to MySQL a constraint and its index are one thing. <see cref="KeyReader"/> reads them.</summary>
internal static class UniqueKind
{
    public static ObjectKind Modelled { get; } =
        new(
            "unique",
            DriftGroup.ConstraintMismatch,
            [
                KeyFacets.Keys,
                KeyFacets.Type,
                KeyFacets.Invisible,
                KeyFacets.WithoutOverlaps,
                KeyFacets.Options,
                CommonFacets.Comment,
            ]
        )
        {
            NamesIgnoreCase = true,
        };
}
