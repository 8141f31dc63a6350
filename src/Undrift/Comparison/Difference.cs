namespace Undrift;

/// <summary>One object that is not the same on both sides.</summary>
/// <param name="Expected">On the desired side; null when it is extra.</param>
/// <param name="Actual">On the actual side; null when it is missing.</param>
/// <param name="Facets">Names of the facets that differ; empty when one side lacks the object.</param>
public sealed record Difference(CatalogObject? Expected, CatalogObject? Actual, IReadOnlyList<string> Facets);
