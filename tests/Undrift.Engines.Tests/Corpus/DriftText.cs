namespace Undrift.Engines.Tests.Corpus;

/// <summary>Drifts as lines that a test can compare and a person can read.</summary>
internal static class DriftText
{
    /// <summary>verb, group, object, names of the facets: <c>changed type_mismatch column:t.a (type)</c>.</summary>
    public static string Of(Drift drift)
    {
        var facets = string.Join(", ", drift.Facets.Select(facet => facet.Name));
        return $"{drift.Verb.ToString().ToLowerInvariant()} {drift.Group} {drift.Object}"
            + (facets.Length > 0 ? $" ({facets})" : "");
    }

    /// <summary>All drifts between two catalogs, column order included.</summary>
    public static string[] Between(Catalog desired, Catalog actual, bool order = true)
    {
        var optIn = order ? new HashSet<DriftGroup> { DriftGroup.OrderMismatch } : null;
        var comparison = Differ.Compare(desired, actual, new ComparisonOptions(optIn, AllowEmpty: true));
        Assert.Empty(comparison.Gaps);
        return [.. comparison.Drifts.Select(Of)];
    }

    /// <summary>The same with the values of each facet: for the message of a failing test.</summary>
    public static string Explain(Catalog desired, Catalog actual) =>
        string.Join(
            '\n',
            Differ
                .Compare(desired, actual, new ComparisonOptions(AllowEmpty: true))
                .Drifts.Select(drift =>
                    Of(drift)
                    + string.Concat(
                        drift.Facets.Select(facet =>
                            $"\n    {facet.Name}:\n      {facet.From.Display}\n      {facet.To.Display}"
                        )
                    )
                )
        );
}
