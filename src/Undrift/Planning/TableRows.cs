using System.Globalization;

namespace Undrift;

/// <summary>What a look at a table's rows told, without reading any value.</summary>
/// <param name="Table">The table.</param>
/// <param name="Count">How many rows, or an estimate of it; null: not known.</param>
/// <param name="IsExact">True where they were counted; an estimate is the server's own, from its statistics.</param>
/// <param name="Bytes">Its size with its indexes; null: not known.</param>
public sealed record TableRows(ObjectId Table, long? Count, bool IsExact, long? Bytes)
{
    /// <summary>Hazards that a statement would have, were there rows.</summary>
    public IReadOnlyList<Hazard> Spared { get; init; } = [];

    /// <summary>True where there is no row, for sure.</summary>
    public bool IsEmpty => IsExact && Count == 0;

    /// <summary>In words: <c>about 1,200 rows, 64 KB</c>.</summary>
    public string Words =>
        (IsEmpty, Count) switch
        {
            (true, _) => "no rows",
            (_, null) => "rows",
            (_, 1) when IsExact => "1 row",
            (_, { } count) => string.Create(
                CultureInfo.InvariantCulture,
                $"{(IsExact ? "" : "about ")}{count:N0} rows"
            ),
        } + (Bytes is { } bytes && !IsEmpty ? ", " + Size(bytes) : "");

    /// <summary>A number of bytes for people: <c>310 KB</c>.</summary>
    internal static string Size(long bytes)
    {
        string[] units = ["bytes", "KB", "MB", "GB", "TB"];
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < units.Length - 1)
            (size, unit) = (size / 1024, unit + 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(unit == 0 || size >= 10 ? Math.Round(size) : Math.Round(size, 1))} {units[unit]}"
        );
    }
}

/// <summary>What a look at the rows of some tables told.</summary>
/// <param name="Tables">The tables that could be looked at.</param>
/// <param name="Notes">Which could not, and why.</param>
public sealed record ProbeResult(IReadOnlyList<TableRows> Tables, IReadOnlyList<string> Notes)
{
    /// <summary>Nothing was looked at.</summary>
    public static ProbeResult None { get; } = new([], []);
}
