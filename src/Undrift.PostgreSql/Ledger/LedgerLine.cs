namespace Undrift.PostgreSql;

/// <summary>A column of a system catalog, and what becomes of it.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Versions">The major versions that have it.</param>
/// <param name="Facets">What it is read into, as <c>kind.facet</c>; empty where it is not compared.</param>
/// <param name="Reason">Why it is not compared; null where it is.</param>
internal sealed record LedgerLine(
    string Column,
    VersionRange Versions,
    IReadOnlyList<LedgerTarget> Facets,
    string? Reason
)
{
    /// <summary>Reads <c>column (14+) = kind.facet, …</c> or <c>column : reason</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static LedgerLine Parse(string text)
    {
        var sign = text.AsSpan().IndexOfAny('=', ':');
        if (sign < 0)
            throw new FormatException("expected 'column = kind.facet' or 'column : reason'");
        var (column, versions) = Name(text[..sign].Trim());
        var rest = text[(sign + 1)..].Trim();
        if (rest.Length == 0)
            throw new FormatException($"nothing stands behind {column}");
        return text[sign] == ':'
            ? new LedgerLine(column, versions, [], rest)
            : new LedgerLine(column, versions, [.. rest.Split(',').Select(LedgerTarget.Parse)], null);
    }

    private static (string Column, VersionRange Versions) Name(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return (text, VersionRange.All);
        if (!text.EndsWith(')'))
            throw new FormatException($"the versions in '{text}' are not closed");
        return (text[..open].Trim(), VersionRange.Parse(text[(open + 1)..^1]));
    }
}

/// <summary>A facet of a kind; or its identity, or what decides which object it stands under.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Facet">Name of the facet, <see cref="Id"/> or <see cref="OwnerObject"/>.</param>
internal sealed record LedgerTarget(string Kind, string Facet)
{
    /// <summary>A part of the object's identity.</summary>
    public const string Id = "id";

    /// <summary>What <see cref="CatalogObject.Owner"/> and <see cref="CatalogObject.Template"/> are made of.</summary>
    public const string OwnerObject = "owner_object";

    public static LedgerTarget Parse(string text) =>
        text.Trim().Split('.') is [{ Length: > 0 } kind, { Length: > 0 } facet]
            ? new LedgerTarget(kind, facet)
            : throw new FormatException($"'{text.Trim()}' is not of the form kind.facet");

    /// <summary>True where a kind declares it.</summary>
    public bool IsDeclared(IEnumerable<ObjectKind> kinds) =>
        kinds.FirstOrDefault(kind => kind.Name == Kind) is { } known
        && (Facet is Id or OwnerObject || known.Facets.Any(facet => facet.Name == Facet));

    /// <summary>The form in which it is written.</summary>
    public override string ToString() => $"{Kind}.{Facet}";
}

/// <summary>Major versions, both ends included.</summary>
internal sealed record VersionRange(int First, int Last)
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
