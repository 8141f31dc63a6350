using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Primary keys; <see cref="KeyReader"/> reads them.</summary>
internal static class PrimaryKeyKind
{
    public static ObjectKind Modelled { get; } =
        new(
            "primary_key",
            DriftGroup.ConstraintMismatch,
            [KeyFacets.Keys, KeyFacets.Type, KeyFacets.WithoutOverlaps, KeyFacets.Options, CommonFacets.Comment]
        );
}
