namespace Undrift.PostgreSql;

/// <summary>One connection parameter of libpq (18) and what Undrift does with it.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Variable">The environment variable that sets it; null when there is none.</param>
/// <param name="Accepts">Values that change nothing that matters; null: any value is honoured or harmless.</param>
/// <param name="Refusal">Why another value is refused.</param>
internal sealed record LibpqParameter(
    string Name,
    string? Variable = null,
    IReadOnlyList<string>? Accepts = null,
    string Refusal = ""
)
{
    private const string Driver = "the database driver cannot do it";

    /// <summary>Every parameter, by keyword.</summary>
    public static IReadOnlyDictionary<string, LibpqParameter> All { get; } =
        Honoured().Concat(Harmless()).Concat(Refused()).ToDictionary(p => p.Name);

    private static IEnumerable<LibpqParameter> Honoured() =>
        [
            new("service", "PGSERVICE"),
            new("servicefile"),
            new("user", "PGUSER"),
            new("password", "PGPASSWORD"),
            new("passfile", "PGPASSFILE"),
            new("dbname", "PGDATABASE"),
            new("host", "PGHOST"),
            new("hostaddr", "PGHOSTADDR"),
            new("port", "PGPORT"),
            new("connect_timeout", "PGCONNECT_TIMEOUT"),
            new("options", "PGOPTIONS"),
            new("application_name", "PGAPPNAME"),
            new("fallback_application_name"),
            new("sslmode", "PGSSLMODE"),
            new("requiressl", "PGREQUIRESSL"),
            new("sslnegotiation", "PGSSLNEGOTIATION"),
            new("sslcert", "PGSSLCERT"),
            new("sslkey", "PGSSLKEY"),
            new("sslpassword"),
            new("sslrootcert", "PGSSLROOTCERT"),
            new("channel_binding", "PGCHANNELBINDING"),
            new("require_auth", "PGREQUIREAUTH"),
            new("krbsrvname", "PGKRBSRVNAME"),
            new("target_session_attrs", "PGTARGETSESSIONATTRS"),
            new("load_balance_hosts", "PGLOADBALANCEHOSTS"),
        ];

    /// <summary>They tune a connection that lives for seconds, or speak of an encoding that the driver fixes.</summary>
    private static IEnumerable<LibpqParameter> Harmless() =>
        [
            new("client_encoding", "PGCLIENTENCODING"),
            new("keepalives"),
            new("keepalives_idle"),
            new("keepalives_interval"),
            new("keepalives_count"),
            new("tcp_user_timeout"),
            new("sslcompression", "PGSSLCOMPRESSION"),
            new("sslkeylogfile"),
            new("gsslib", "PGGSSLIB"),
            new("authtype", "PGAUTHTYPE"),
            new("tty", "PGTTY"),
        ];

    /// <summary>What would weaken or change the connection when it were silently left out.</summary>
    private static IEnumerable<LibpqParameter> Refused() =>
        [
            new("gssencmode", "PGGSSENCMODE", ["", "disable", "prefer"], "GSS encryption is not supported; use TLS"),
            new("gssdelegation", "PGGSSDELEGATION", ["", "0"], Driver),
            new("sslcrl", "PGSSLCRL", [""], Driver),
            new("sslcrldir", "PGSSLCRLDIR", [""], Driver),
            new("sslsni", "PGSSLSNI", ["", "1"], Driver),
            new("sslcertmode", "PGSSLCERTMODE", ["", "allow"], Driver),
            new("requirepeer", "PGREQUIREPEER", [""], Driver),
            new("min_protocol_version", "PGMINPROTOCOLVERSION", ["", "3.0"], "the driver speaks protocol 3.0"),
            new("max_protocol_version", "PGMAXPROTOCOLVERSION", ["", "3.0", "3.2", "latest"], Driver),
            new("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION", ["", "TLSv1", "TLSv1.1", "TLSv1.2"], Driver),
            new("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION", ["", "TLSv1.3"], Driver),
            new("replication", null, ["", "0", "false", "off", "no"], "a check needs an ordinary connection"),
            new("scram_client_key", null, [""], Driver),
            new("scram_server_key", null, [""], Driver),
            new("oauth_issuer", null, [""], Driver),
            new("oauth_client_id", null, [""], Driver),
            new("oauth_client_secret", null, [""], Driver),
            new("oauth_scope", null, [""], Driver),
        ];
}
