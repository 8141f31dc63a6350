using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Turns a source into settings of the driver.</summary>
internal static class DriverSettings
{
    /// <summary>An empty file: the driver's own search for a password file would ignore libpq's rules.</summary>
    private static readonly string NoFile = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    /// <summary>The driver's limit for both time-outs that it takes as whole seconds.</summary>
    private const int MostSeconds = 1024;

    /// <summary>The settings for one of the source's servers.</summary>
    public static NpgsqlConnectionStringBuilder For(PostgreSqlSource source, ServerAddress server, TimeSpan timeout)
    {
        var tls = source.Tls;
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = server.Address ?? server.Host,
            Port = server.Port,
            Username = source.User,
            Password = server.Password,
            Database = source.Database,
            ApplicationName = source.ApplicationName,
            Passfile = NoFile,
            PersistSecurityInfo = false,
            Pooling = false,
            IncludeFailedBatchedCommand = true,
            Timeout = Seconds(ConnectTimeout(source, timeout)),
            CommandTimeout = Seconds(timeout),
            // libpq never encrypts a Unix socket, whatever sslmode says.
            SslMode = server.IsSocket ? SslMode.Disable : tls.Mode,
            SslNegotiation = tls.Negotiation,
            ChannelBinding = source.ChannelBinding,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        if (source.Options is { } options)
            settings.Options = options;
        if (source.RequireAuth is { } methods)
            settings.RequireAuth = methods;
        if (source.KerberosService is { } service)
            settings.KerberosServiceName = service;
        if (!server.IsSocket)
            AddFiles(settings, tls);
        return settings;
    }

    /// <summary>The shorter of the source's own limit and the one asked for.</summary>
    public static TimeSpan ConnectTimeout(PostgreSqlSource source, TimeSpan timeout) =>
        source.ConnectTimeout is { } own && (timeout <= TimeSpan.Zero || own < timeout) ? own : timeout;

    /// <summary>Makes the data source: no reflection, encryption on.</summary>
    public static NpgsqlDataSource DataSource(PostgreSqlSource source, ServerAddress server, TimeSpan timeout)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(For(source, server, timeout).ConnectionString);
        // Without it the slim driver connects unencrypted where "prefer" is asked for.
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        // The queries use built-in types only: asking the server for all types would cost more than most checks.
        builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        if (server.Address is not null && server.Host != server.Address && !server.IsSocket)
            builder.UseSslClientAuthenticationOptionsCallback(options => options.TargetHost = server.Host);
        return builder.Build();
    }

    /// <summary>Lets the driver load all that it needs before it can connect.</summary>
    public static void Prepare()
    {
        var server = new ServerAddress("/", null, 5432);
        var source = new PostgreSqlSource
        {
            Servers = [server],
            User = "nobody",
            Database = "nothing",
            Tls = new TlsSettings(SslMode.Disable, null, null, null, SslNegotiation.Postgres),
        };
        using var nowhere = DataSource(source, server, TimeSpan.Zero);
        using var connection = nowhere.CreateConnection();
    }

    private static void AddFiles(NpgsqlConnectionStringBuilder settings, TlsSettings tls)
    {
        if (tls.Mode is SslMode.VerifyCA or SslMode.VerifyFull)
            settings.RootCertificate = tls.RootCertificate;
        if (tls.Certificate is not { } certificate)
            return;
        settings.SslCertificate = certificate;
        settings.SslKey = tls.Key;
        settings.SslPassword = tls.KeyPassword;
    }

    private static int Seconds(TimeSpan time) =>
        time <= TimeSpan.Zero ? 0 : (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, MostSeconds);
}
