using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What pg_attribute keeps of an index's elements: options of operator classes and statistics targets. Reads columns in
/// the order numbers, options, statistics.
/// </summary>
internal sealed class IndexAttributes(NpgsqlDataReader row, int first)
{
    private readonly short[] _numbers = row.Numbers(first);
    private readonly string[] _options = row.List(first + 1) ?? [];
    private readonly string[] _statistics = row.List(first + 2) ?? [];

    /// <summary>Statistics targets that were set, as NUMBER=TARGET, in the order of the elements.</summary>
    public IReadOnlyList<string> Statistics =>
        [
            .. _numbers
                .Zip(_statistics)
                .Where(pair => pair.Second.Length > 0)
                .OrderBy(pair => pair.First)
                .Select(pair => $"{pair.First}={pair.Second}"),
        ];

    /// <summary>The operator class options of an element, counted from 1; null when there are none.</summary>
    public string? OptionsOf(int number) =>
        Array.IndexOf(_numbers, (short)number) is var at and >= 0 && _options[at].Length > 0 ? _options[at] : null;
}
