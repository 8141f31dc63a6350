namespace Undrift.PostgreSql;

/// <summary>What becomes of each column of the system catalogs.</summary>
internal static class CatalogLedger
{
    /// <summary>Every catalog, in the order of names.</summary>
    public static IReadOnlyList<LedgerTable<VersionRange>> Tables { get; } =
        LedgerTable<VersionRange>.Load(typeof(CatalogLedger).Assembly, "Undrift.PostgreSql.Ledger.");
}

/// <summary>Major versions, both ends included.</summary>
internal sealed record VersionRange(int First, int Last) : IServerRange<VersionRange>
{
    /// <summary>Every supported version.</summary>
    public static VersionRange All { get; } = new(ServerVersion.Oldest, ServerVersion.Newest);

    /// <summary>Reads <c>14+</c>, <c>13-16</c> or <c>15</c>.</summary>
    public static VersionRange Parse(string text)
    {
        if (text.EndsWith('+') && int.TryParse(text[..^1], out var since))
            return new VersionRange(since, ServerVersion.Newest);
        var ends = text.Split('-');
        return ends.Length is 1 or 2 && int.TryParse(ends[0], out var first) && int.TryParse(ends[^1], out var last)
            ? new VersionRange(first, last)
            : throw new FormatException($"'{text}' names no versions: write 14+, 13-16 or 15");
    }

    public bool Contains(int major) => major >= First && major <= Last;

    /// <summary>The form in which it is written; empty for all versions.</summary>
    public override string ToString() =>
        this == All ? ""
        : Last == ServerVersion.Newest ? $"{First}+"
        : First == Last ? $"{First}"
        : $"{First}-{Last}";
}
