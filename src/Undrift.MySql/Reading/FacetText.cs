namespace Undrift.MySql.Reading;

/// <summary>Marks in the texts of facets.</summary>
internal static class FacetText
{
    /// <summary>Behind a value that is the server's own default (<see cref="FacetComparison.DefaultsAlike"/>).</summary>
    public const string Default = Facet.DefaultMark;

    /// <summary>The value without the mark.</summary>
    public static string? WithoutMark(string? text) =>
        text?.EndsWith(Default, StringComparison.Ordinal) == true ? text[..^Default.Length] : text;
}
