using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Adds service, environment and defaults to what the text said, in libpq's order, and makes the source.</summary>
internal static class SourceAssembly
{
    /// <summary>Makes the source.</summary>
    public static PostgreSqlSource Complete(ParameterSet set, ClientEnvironment environment)
    {
        ServiceFile.Apply(set, environment);
        foreach (var parameter in LibpqParameter.All.Values)
            if (parameter.Variable is { } variable && environment.Variable(variable) is { } value)
                set.SetDefault(parameter.Name, new ParameterValue(value, variable, FailureKind.Configuration), 1);
        var user = set.Text("user") ?? environment.UserName;
        var database = set.Text("dbname") ?? user;
        var ignored = PasswordFile.WhyIgnored(PasswordFile.Path(set, environment));
        return new PostgreSqlSource
        {
            Servers =
            [
                .. ServerAddress.From(set).Select(server => WithPassword(server, set, environment, database, user)),
            ],
            User = user,
            Database = database,
            Tls = TlsSettings.From(set, environment),
            Target = Target(set),
            Shuffle = set.OneOf("load_balance_hosts", false, ("disable", false), ("random", true)),
            ConnectTimeout = Timeout(set),
            Options = set.Text("options"),
            ApplicationName = set.Text("application_name") ?? set.Text("fallback_application_name") ?? "undrift",
            ChannelBinding = set.OneOf(
                "channel_binding",
                ChannelBinding.Prefer,
                ("disable", ChannelBinding.Disable),
                ("prefer", ChannelBinding.Prefer),
                ("require", ChannelBinding.Require)
            ),
            RequireAuth = Methods(set),
            KerberosService = set.Text("krbsrvname"),
            Notes = set.Text("password") is null && ignored is not null ? [ignored] : [],
        };
    }

    private static ServerAddress WithPassword(
        ServerAddress server,
        ParameterSet set,
        ClientEnvironment environment,
        string database,
        string user
    )
    {
        if (set.Text("password") is { } given)
            return server with { Password = given };
        var file = PasswordFile.Path(set, environment);
        return file is null || !File.Exists(file) || PasswordFile.WhyIgnored(file) is not null
            ? server
            : server with
            {
                Password = PasswordFile.Find(file, server.Host, server.Port, database, user),
            };
    }

    private static TargetSession Target(ParameterSet set) =>
        set.OneOf(
            "target_session_attrs",
            TargetSession.Any,
            ("any", TargetSession.Any),
            ("read-write", TargetSession.ReadWrite),
            ("read-only", TargetSession.ReadOnly),
            ("primary", TargetSession.Primary),
            ("standby", TargetSession.Standby),
            ("prefer-standby", TargetSession.PreferStandby)
        );

    /// <summary>libpq's names of authentication methods, in the driver's spelling.</summary>
    private static string? Methods(ParameterSet set)
    {
        if (set.Find("require_auth") is not { } value)
            return null;
        var methods = value.Text.Split(',').Select(m => (Not: m.StartsWith('!') ? "!" : "", Name: m.TrimStart('!')));
        return string.Join(
            ',',
            methods.Select(m =>
                m.Not
                + m.Name switch
                {
                    "password" => "Password",
                    "md5" => "MD5",
                    "gss" => "GSS",
                    "sspi" => "SSPI",
                    "scram-sha-256" => "ScramSHA256",
                    "none" => "None",
                    _ => throw set.Invalid(
                        "require_auth",
                        value,
                        "use password, md5, gss, sspi, scram-sha-256 or none, each with a ! to forbid it"
                    ),
                }
            )
        );
    }

    /// <summary>Whole seconds; zero and less mean no limit.</summary>
    private static TimeSpan? Timeout(ParameterSet set)
    {
        if (set.Find("connect_timeout") is not { } value)
            return null;
        if (!int.TryParse(value.Text.Trim(), out var seconds))
            throw set.Invalid("connect_timeout", value, "a whole number of seconds is expected");
        return seconds <= 0 ? null : TimeSpan.FromSeconds(seconds);
    }
}
