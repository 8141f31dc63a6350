using System.Globalization;

namespace Undrift.MySql.Reading;

/// <summary>One row of a catalog query; a column that the server does not have reads as null.</summary>
/// <param name="columns">Positions by name, in any letter case.</param>
/// <param name="values">The values.</param>
internal readonly struct CatalogRow(IReadOnlyDictionary<string, int> columns, string?[] values)
{
    /// <summary>The value; null where it is NULL or there is no such column.</summary>
    public string? this[string name] => columns.TryGetValue(name, out var at) ? values[at] : null;

    /// <summary>The value, empty where it is null.</summary>
    public string Text(string name) => this[name] ?? "";

    /// <summary>The value; null where it is null or empty.</summary>
    public string? NonEmpty(string name) => this[name] is { Length: > 0 } text ? text : null;

    /// <summary>True for YES.</summary>
    public bool Yes(string name) => string.Equals(this[name], "YES", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value as a number; null where it is none.</summary>
    public long? Number(string name) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
