using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>
/// Accounts and roles of the server (mysql.global_priv, mysql.user); never what they prove themselves with.
/// </summary>
internal sealed class AccountKind : IMySqlKind
{
    private static readonly string[] LimitColumns =
    [
        "max_questions",
        "max_updates",
        "max_connections",
        "max_user_connections",
        "max_statement_time",
    ];

    /// <summary>True for a role (MariaDB; MySQL keeps roles as locked accounts).</summary>
    internal static readonly Facet<bool> IsRole = Facet.Flag("role");
    internal static readonly Facet<string?> Plugin = Facet.Text("plugin");

    /// <summary>What the connection has to be: SSL, X509, or the certificate that is asked for.</summary>
    internal static readonly Facet<IReadOnlyList<string>?> Requires = Facet.List("requires");

    /// <summary>What it may use, NAME=n; none: the server's own limits.</summary>
    internal static readonly Facet<IReadOnlyList<string>?> Limits = Facet.List("limits");
    internal static readonly Facet<bool> Locked = Facet.Flag("locked");

    /// <summary>Days after which a password expires; null: as the server has it.</summary>
    internal static readonly Facet<long?> PasswordLifetime = Facet.Number("password_lifetime");
    internal static readonly Facet<string?> DefaultRole = Facet.Text("default_role");

    public static ObjectKind Modelled { get; } =
        new(
            "account",
            DriftGroup.SecurityMismatch,
            [IsRole, Plugin, Requires, Limits, Locked, PasswordLifetime, DefaultRole]
        )
        {
            Ambient = true,
            ClusterLevel = true,
        };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) =>
        EmbeddedSql.OfKind("Account", server.IsMariaDb ? "Account.mariadb" : "Account.mysql");

    /// <summary>The id of an account, <c>user@host</c>; of a role of MariaDB, which has no host, its name.</summary>
    public static ObjectId IdOf(string user, string host) => new(Modelled.Name, "", "", NameOf(user, host));

    /// <summary>The name of an account or a role.</summary>
    public static string NameOf(string user, string host) => host.Length == 0 ? user : $"{user}@{host}";

    public void Read(CatalogRow row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                IdOf(row.Text("user"), row.Text("host")),
                Kind,
                IsRole.Is(IsTrue(row["is_role"])),
                Plugin.Is(row.NonEmpty("plugins") ?? row.NonEmpty("plugin")),
                Requires.Is([.. RequiresOf(row)]),
                Limits.Is([
                    .. LimitColumns
                        .Where(name => decimal.TryParse(row[name], null, out var limit) && limit != 0)
                        .Select(name => $"{name.ToUpperInvariant()}={row[name]}"),
                ]),
                Locked.Is(IsTrue(row["locked"])),
                PasswordLifetime.Is(row.Number("password_lifetime") is var days && days < 0 ? null : days),
                DefaultRole.Is(row.NonEmpty("default_role"))
            )
        );

    /// <summary>MariaDB counts: none, any, X509, specified; MySQL names them.</summary>
    private static IEnumerable<string> RequiresOf(CatalogRow row)
    {
        switch (row["ssl_type"])
        {
            case "1" or "ANY":
                yield return "SSL";
                break;
            case "2" or "X509":
                yield return "X509";
                break;
        }
        if (row.NonEmpty("ssl_cipher") is { } cipher)
            yield return "CIPHER " + cipher;
        if (row.NonEmpty("x509_issuer") is { } issuer)
            yield return "ISSUER " + issuer;
        if (row.NonEmpty("x509_subject") is { } subject)
            yield return "SUBJECT " + subject;
    }

    private static bool IsTrue(string? value) => value is "true" or "1" or "Y";
}
