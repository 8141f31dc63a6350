using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Indexes that are not unique; <see cref="KeyReader"/> reads them.</summary>
internal static class IndexKind
{
    public static ObjectKind Modelled { get; } =
        new(
            "index",
            DriftGroup.IndexMismatch,
            [
                KeyFacets.Keys,
                KeyFacets.Type,
                KeyFacets.Invisible,
                KeyFacets.Parser,
                KeyFacets.Options,
                CommonFacets.Comment,
            ]
        )
        {
            NamesIgnoreCase = true,
        };
}
