using System.Globalization;

namespace Undrift.PostgreSql;

/// <summary>How other programs reach a scratch database: a URL that libpq and most drivers read, and libpq's variables.</summary>
internal static class ScratchUrl
{
    public static ScratchDoor DoorTo(PostgreSqlSource source)
    {
        var server = source.Servers[0];
        var port = server.Port.ToString(CultureInfo.InvariantCulture);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = server.Host,
            ["PGPORT"] = port,
            ["PGUSER"] = source.User,
            ["PGDATABASE"] = source.Database,
        };
        if (server.Password is { } password)
            variables["PGPASSWORD"] = password;
        return new ScratchDoor(Url(source, server, port), variables);
    }

    private static string Url(PostgreSqlSource source, ServerAddress server, string port)
    {
        var login = Uri.EscapeDataString(source.User);
        if (server.Password is { } password)
            login += ":" + Uri.EscapeDataString(password);
        var database = Uri.EscapeDataString(source.Database);
        // A socket has no place before the slash; "localhost" satisfies parsers that want one, and the parameter wins.
        return server.IsSocket
            ? $"postgresql://{login}@localhost:{port}/{database}?host={Uri.EscapeDataString(server.Host)}"
            : $"postgresql://{login}@{(server.Host.Contains(':') ? $"[{server.Host}]" : server.Host)}:{port}/{database}";
    }
}
