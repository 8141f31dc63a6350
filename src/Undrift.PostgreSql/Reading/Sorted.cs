namespace Undrift.PostgreSql.Reading;

/// <summary>Lists whose order means nothing, in one order on every machine.</summary>
internal static class Sorted
{
    /// <summary>The items without repetition in ordinal order; null stays null.</summary>
    public static IReadOnlyList<string>? Of(IEnumerable<string>? items) =>
        items is null ? null : [.. items.Distinct().Order(StringComparer.Ordinal)];
}
