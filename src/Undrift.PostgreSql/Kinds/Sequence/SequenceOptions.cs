using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The parameters of a sequence (pg_sequence). What the server would fill in by itself is null, so that another data type
/// does not also show as another maximum.
/// </summary>
internal sealed record SequenceOptions(
    string Type,
    long? Start,
    long? Increment,
    long? Minimum,
    long? Maximum,
    long? Cache,
    bool Cycle
)
{
    /// <summary>Reads type, start, increment, min, max, cache and cycle from seven columns.</summary>
    public static SequenceOptions Read(NpgsqlDataReader row, int first)
    {
        var type = row.GetString(first);
        var (start, increment) = (row.GetInt64(first + 1), row.GetInt64(first + 2));
        var (minimum, maximum) = (row.GetInt64(first + 3), row.GetInt64(first + 4));
        var (lowest, highest) = Range(type);
        var ascending = increment > 0;
        return new SequenceOptions(
            type,
            Unless(start, ascending ? minimum : maximum),
            Unless(increment, 1),
            Unless(minimum, ascending ? 1 : lowest),
            Unless(maximum, ascending ? highest : -1),
            Unless(row.GetInt64(first + 5), 1),
            row.Flag(first + 6)
        );
    }

    private static (long Lowest, long Highest) Range(string type) =>
        type switch
        {
            "smallint" => (short.MinValue, short.MaxValue),
            "integer" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };

    private static long? Unless(long value, long standard) => value == standard ? null : value;
}

/// <summary>The sequence behind an identity column: its parameters are the column's.</summary>
/// <param name="Schema">Schema.</param>
/// <param name="Name">Name.</param>
/// <param name="Unlogged">True when it is not written to the log.</param>
/// <param name="Comment">Comment on the sequence.</param>
/// <param name="Options">Parameters.</param>
internal sealed record IdentitySequence(
    string Schema,
    string Name,
    bool Unlogged,
    string? Comment,
    SequenceOptions Options
);
