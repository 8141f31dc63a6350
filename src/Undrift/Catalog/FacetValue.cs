using System.Globalization;

namespace Undrift;

/// <summary>
/// One facet's value in canonical form: absent, a text, a flag, a whole number or a list of texts. The closed set keeps
/// comparison, hashing and JSON free of reflection and of per-kind code.
/// </summary>
public readonly struct FacetValue
{
    private static readonly object True = true;
    private readonly object? _value;

    private FacetValue(object? value) => _value = value;

    /// <summary>No value: the property has its default, or the server has no such property.</summary>
    public static FacetValue Absent => default;

    /// <summary>True when there is no value.</summary>
    public bool IsAbsent => _value is null;

    /// <summary>The text, or null when the value is of another shape or absent.</summary>
    public string? AsText => _value as string;

    /// <summary>True only when the value is a set flag.</summary>
    public bool AsFlag => _value is true;

    /// <summary>The whole number, or null when the value is of another shape or absent.</summary>
    public long? AsNumber => _value as long?;

    /// <summary>The list, or null when the value is of another shape or absent.</summary>
    public IReadOnlyList<string>? AsList => _value as string[];

    /// <summary>A text; null is absent. The empty text is a value.</summary>
    public static FacetValue Of(string? text) => new(text);

    /// <summary>A flag; false is absent, so that a server without the property equals one where it is off.</summary>
    public static FacetValue Of(bool flag) => new(flag ? True : null);

    /// <summary>A whole number; null is absent.</summary>
    public static FacetValue Of(long? number) => new(number);

    /// <summary>A list; null and the empty list are absent.</summary>
    public static FacetValue Of(IReadOnlyList<string>? list) =>
        new(list is null || list.Count == 0 ? null : list as string[] ?? [.. list]);

    /// <summary>Ordinal equality of two values of any shape.</summary>
    public bool SameAs(FacetValue other) =>
        (_value, other._value) switch
        {
            (null, null) => true,
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (long a, long b) => a == b,
            (bool a, bool b) => a == b,
            (string[] a, string[] b) => a.AsSpan().SequenceEqual(b),
            _ => false,
        };

    /// <summary>A single-line form for people; null when absent.</summary>
    public string? Display =>
        _value switch
        {
            null => null,
            bool => "yes",
            long number => number.ToString(CultureInfo.InvariantCulture),
            string[] list => string.Join(", ", list),
            _ => (string)_value,
        };
}
