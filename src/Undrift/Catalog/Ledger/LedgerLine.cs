namespace Undrift;

/// <summary>A column of a table of a server's own catalog, and what becomes of it.</summary>
/// <typeparam name="TServers">Which servers have it.</typeparam>
/// <param name="Column">Name of the column.</param>
/// <param name="Servers">The servers that have it.</param>
/// <param name="Facets">What it is read into; empty where it is not compared.</param>
/// <param name="Reason">Why it is not compared; null where it is.</param>
internal sealed record LedgerLine<TServers>(
    string Column,
    TServers Servers,
    IReadOnlyList<LedgerTarget> Facets,
    string? Reason
)
    where TServers : IServerRange<TServers>
{
    /// <summary>Reads <c>column (servers) = kind.facet, …</c> or <c>column : reason</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static LedgerLine<TServers> Parse(string text)
    {
        var sign = text.AsSpan().IndexOfAny('=', ':');
        if (sign < 0)
            throw new FormatException("expected 'column = kind.facet' or 'column : reason'");
        var (column, servers) = Name(text[..sign].Trim());
        var rest = text[(sign + 1)..].Trim();
        if (rest.Length == 0)
            throw new FormatException($"nothing stands behind {column}");
        return text[sign] == ':'
            ? new LedgerLine<TServers>(column, servers, [], rest)
            : new LedgerLine<TServers>(column, servers, [.. rest.Split(',').Select(LedgerTarget.Parse)], null);
    }

    private static (string Column, TServers Servers) Name(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return (text, TServers.All);
        return text.EndsWith(')')
            ? (text[..open].Trim(), TServers.Parse(text[(open + 1)..^1]))
            : throw new FormatException($"the servers in '{text}' are not closed");
    }
}

/// <summary>Servers of an engine, as a ledger names them.</summary>
internal interface IServerRange<TSelf>
    where TSelf : IServerRange<TSelf>
{
    /// <summary>Every supported server.</summary>
    static abstract TSelf All { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    static abstract TSelf Parse(string text);
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

    /// <summary>Reads <c>kind.facet</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
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
