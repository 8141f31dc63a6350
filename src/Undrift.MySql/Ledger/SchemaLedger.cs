using Undrift.MySql.Connection;

namespace Undrift.MySql.Ledger;

/// <summary>What becomes of each column of information_schema.</summary>
internal static class SchemaLedger
{
    private const string LeftOutName = "left-out";
    private const string OthersName = "others";

    private static readonly IReadOnlyList<LedgerTable<ServerRange>> All = LedgerTable<ServerRange>.Load(
        typeof(SchemaLedger).Assembly,
        "Undrift.MySql.Ledger."
    );

    /// <summary>Every table that is read, in the order of names.</summary>
    public static IReadOnlyList<LedgerTable<ServerRange>> Tables { get; } =
    [.. All.Where(table => table.Name is not (LeftOutName or OthersName))];

    /// <summary>Tables of which nothing is read, each a line like a column's.</summary>
    public static LedgerTable<ServerRange> LeftOut { get; } = All.Single(table => table.Name == LeftOutName);

    /// <summary>What is read from elsewhere, each source a line like a column's.</summary>
    public static LedgerTable<ServerRange> Others { get; } = All.Single(table => table.Name == OthersName);
}

/// <summary>Servers of one flavour or both, from a version on.</summary>
/// <param name="Flavour">Null: both.</param>
/// <param name="Since">Null: every supported version.</param>
internal sealed record ServerRange(Flavour? Flavour, Version? Since) : IServerRange<ServerRange>
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
