namespace Undrift.MySql.Connection;

/// <summary>The two servers that share a protocol and most of a language.</summary>
internal enum Flavour
{
    MySql,
    MariaDb,
}

/// <summary>The version of a server.</summary>
/// <param name="Flavour">MySQL or MariaDB.</param>
/// <param name="Number">As in 10.11.14.</param>
/// <param name="Text">As the server says it (<c>VERSION()</c>), without the <c>5.5.5-</c> of MariaDB's greeting.</param>
internal sealed record ServerVersion(Flavour Flavour, Version Number, string Text)
{
    private static readonly Version OldestMySql = new(8, 0);
    private static readonly Version OldestMariaDb = new(10, 6);
    private const int NewestMySql = 9;
    private const int NewestMariaDb = 11;

    /// <summary>MariaDB put it in front so that old replicas would take its version for one that they know.</summary>
    private const string GreetingPrefix = "5.5.5-";

    /// <summary>Servers that speak the protocol and have another catalog, by what their version text holds.</summary>
    private static readonly (string Mark, string Name)[] Others =
    [
        ("TiDB", "TiDB"),
        ("Vitess", "Vitess"),
        ("OceanBase", "OceanBase"),
        ("SingleStore", "SingleStore"),
        ("MemSQL", "SingleStore"),
        ("StarRocks", "StarRocks"),
        ("Doris", "Doris"),
        ("Dolt", "Dolt"),
    ];

    /// <summary>The name that people use.</summary>
    public string DisplayName => NameOf(Flavour);

    /// <summary>The name of a server that people use.</summary>
    public static string NameOf(Flavour flavour) => flavour == Flavour.MariaDb ? "MariaDB" : "MySQL";

    /// <summary>True for MariaDB.</summary>
    public bool IsMariaDb => Flavour == Flavour.MariaDb;

    /// <summary>What it is, for a report: <c>MariaDB 10.11.14</c>.</summary>
    public override string ToString() => $"{DisplayName} {Number}";

    /// <summary>True when the catalog of the version is known.</summary>
    public bool IsSupported => Number >= Oldest && Number.Major <= Newest;

    private Version Oldest => IsMariaDb ? OldestMariaDb : OldestMySql;

    private int Newest => IsMariaDb ? NewestMariaDb : NewestMySql;

    /// <summary>True when the server is of the flavour and at least of the version.</summary>
    public bool IsAtLeast(Flavour flavour, int major, int minor = 0, int patch = 0) =>
        Flavour == flavour && Number >= new Version(major, minor, patch);

    /// <summary>Reads a text like <c>10.11.14-MariaDB-0+deb12u2</c>, <c>8.4.3</c> or <c>MariaDB 10.11.14</c>; null when it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="comment">The server's <c>version_comment</c>: some builds of MariaDB name themselves only there.</param>
    public static ServerVersion? Parse(string? text, string? comment = null)
    {
        var said = text ?? "";
        var mariaDb = Names(said, "MariaDB") || Names(comment, "MariaDB");
        if (said.StartsWith(GreetingPrefix, StringComparison.Ordinal))
            said = said[GreetingPrefix.Length..];
        var digits = said.AsSpan(Math.Max(0, said.AsSpan().IndexOfAnyInRange('0', '9')));
        var end = 0;
        while (end < digits.Length && (char.IsAsciiDigit(digits[end]) || digits[end] == '.'))
            end++;
        var parts = digits[..end].ToString().Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !int.TryParse(parts[0], out var major) || !int.TryParse(parts[1], out var minor))
            return null;
        _ = int.TryParse(parts.ElementAtOrDefault(2), out var patch);
        return new ServerVersion(mariaDb ? Flavour.MariaDb : Flavour.MySql, new Version(major, minor, patch), said);
    }

    /// <summary>Refuses a server whose catalog is not known.</summary>
    /// <param name="text">What the server says as its version.</param>
    /// <param name="comment">Its <c>version_comment</c>.</param>
    /// <param name="source">The source, for the message.</param>
    /// <exception cref="UndriftException">Another product, too old, or newer than what is known.</exception>
    public static ServerVersion Require(string text, string? comment, string source)
    {
        if (Array.Find(Others, other => Names(text, other.Mark) || Names(comment, other.Mark)) is { Name: { } name })
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"the server is {name}, which speaks MySQL's protocol but has another catalog",
                source,
                "use Undrift with MySQL or MariaDB"
            );
        var version =
            Parse(text, comment)
            ?? throw UndriftException.Failed("the server does not say a version", source, Supported("check"));
        if (version.Number < version.Oldest)
            throw UndriftException.Failed(
                $"the server is {version}, which is not supported",
                source,
                Supported("upgrade the server")
            );
        return version.IsSupported
            ? version
            : throw new UndriftException(
                FailureKind.Inconclusive,
                $"the server is {version}, whose catalog this version of Undrift does not know",
                source,
                Supported("upgrade Undrift")
            );
    }

    private static string Supported(string next) =>
        $"Undrift reads MySQL {OldestMySql} to {NewestMySql} and MariaDB {OldestMariaDb} to {NewestMariaDb}: {next}";

    private static bool Names(string? text, string mark) =>
        text?.Contains(mark, StringComparison.OrdinalIgnoreCase) == true;
}
