namespace Undrift;

/// <summary>A facet of which the two sides have different texts, each printed by a server from what it had parsed.</summary>
/// <param name="Expected">The object on the desired side.</param>
/// <param name="Actual">The same object on the actual side.</param>
/// <param name="Facet">The facet.</param>
public sealed record SpellingPair(CatalogObject Expected, CatalogObject Actual, Facet Facet);

/// <summary>How one server prints the two texts of a <see cref="SpellingPair"/>.</summary>
/// <param name="Expected">The desired text.</param>
/// <param name="Actual">The actual text.</param>
public sealed record Spelling(FacetValue Expected, FacetValue Actual)
{
    /// <summary>True when the server takes both for one: it is the only proof that counts.</summary>
    public bool IsSame => Expected.SameAs(Actual);
}

/// <summary>An engine's answer to a list of pairs.</summary>
/// <param name="Spellings">One for each pair; null where the server could not be asked or did not take a text.</param>
/// <param name="Notes">What a person should know: why it could not be asked.</param>
public sealed record SpellingAnswer(IReadOnlyList<Spelling?> Spellings, IReadOnlyList<string> Notes);
