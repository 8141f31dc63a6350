using Undrift.MySql.Connection;

namespace Undrift.MySql.Ledger;

/// <summary>A column of a table of information_schema, and what becomes of it.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Servers">The servers that have it.</param>
/// <param name="Facets">What it is read into; empty where it is not compared.</param>
/// <param name="Reason">Why it is not compared; null where it is.</param>
internal sealed record LedgerLine(
    string Column,
    ServerRange Servers,
    IReadOnlyList<LedgerTarget> Facets,
    string? Reason
)
{
    /// <summary>Reads <c>COLUMN (mariadb 11.4+) = kind.facet, …</c> or <c>COLUMN : reason</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static LedgerLine Parse(string text)
    {
        var sign = text.AsSpan().IndexOfAny('=', ':');
        if (sign < 0)
            throw new FormatException("expected 'COLUMN = kind.facet' or 'COLUMN : reason'");
        var (column, servers) = Name(text[..sign].Trim());
        var rest = text[(sign + 1)..].Trim();
        if (rest.Length == 0)
            throw new FormatException($"nothing stands behind {column}");
        return text[sign] == ':'
            ? new LedgerLine(column, servers, [], rest)
            : new LedgerLine(column, servers, [.. rest.Split(',').Select(LedgerTarget.Parse)], null);
    }

    private static (string Column, ServerRange Servers) Name(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return (text, ServerRange.All);
        if (!text.EndsWith(')'))
            throw new FormatException($"the servers in '{text}' are not closed");
        return (text[..open].Trim(), ServerRange.Parse(text[(open + 1)..^1]));
    }
}

/// <summary>A facet of a kind, or its identity.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Facet">Name of the facet, or <see cref="Id"/>.</param>
internal sealed record LedgerTarget(string Kind, string Facet)
{
    /// <summary>A part of the object's identity.</summary>
    public const string Id = "id";

    public static LedgerTarget Parse(string text) =>
        text.Trim().Split('.') is [{ Length: > 0 } kind, { Length: > 0 } facet]
            ? new LedgerTarget(kind, facet)
            : throw new FormatException($"'{text.Trim()}' is not of the form kind.facet");

    /// <summary>True where a kind declares it.</summary>
    public bool IsDeclared(IEnumerable<ObjectKind> kinds) =>
        kinds.FirstOrDefault(kind => kind.Name == Kind) is { } known
        && (Facet is Id || known.Facets.Any(facet => facet.Name == Facet));

    /// <summary>The form in which it is written.</summary>
    public override string ToString() => $"{Kind}.{Facet}";
}

/// <summary>Servers of one flavour or both, from a version on.</summary>
/// <param name="Flavour">Null: both.</param>
/// <param name="Since">Null: every supported version.</param>
internal sealed record ServerRange(Flavour? Flavour, Version? Since)
{
    /// <summary>Every supported server.</summary>
    public static ServerRange All { get; } = new(null, null);

    /// <summary>Reads <c>mariadb</c>, <c>mysql</c> or <c>mariadb 11.4+</c>.</summary>
    public static ServerRange Parse(string text)
    {
        var parts = text.Split(' ');
        Flavour flavour = parts[0] switch
        {
            "mariadb" => Connection.Flavour.MariaDb,
            "mysql" => Connection.Flavour.MySql,
            _ => throw new FormatException($"'{text}' names no server: write mariadb, mysql or mariadb 11.4+"),
        };
        if (parts.Length == 1)
            return new ServerRange(flavour, null);
        return parts is [_, [.. var number, '+']] && Version.TryParse(number, out var since)
            ? new ServerRange(flavour, since)
            : throw new FormatException($"'{text}' names no server: write mariadb, mysql or mariadb 11.4+");
    }

    /// <summary>True for a server of the range.</summary>
    public bool Contains(ServerVersion server) =>
        (Flavour is null || Flavour == server.Flavour) && (Since is null || server.Number >= Since);

    /// <summary>The form for people; empty for all.</summary>
    public override string ToString() =>
        Flavour is not { } flavour ? "" : ServerVersion.NameOf(flavour) + (Since is null ? "" : $" {Since}+");
}
