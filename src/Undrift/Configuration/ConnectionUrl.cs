using System.Globalization;

namespace Undrift;

/// <summary>Makes a connection URL of an environment that is written in parts.</summary>
internal static class ConnectionUrl
{
    /// <summary>The engines whose URLs have these parts.</summary>
    public static readonly string[] Engines = ["postgres", "mysql"];

    /// <summary>The keys of the parts.</summary>
    public static readonly string[] Keys = ["host", "port", "database", "user", "password"];

    /// <summary>The URL; an empty or absent part is left to the server's own default.</summary>
    /// <param name="engine">One of <see cref="Engines"/>: the URL's scheme.</param>
    /// <param name="part">The expanded text of a key; null when it is not written.</param>
    /// <param name="place">The environment's mapping, for messages.</param>
    public static string Of(string engine, Func<string, string?> part, YamlMapping place)
    {
        var (host, user, password) = (part("host"), part("user"), part("password"));
        if (!string.IsNullOrEmpty(password) && string.IsNullOrEmpty(user))
            throw place.Place.Error("a password without a user", "add 'user:'");
        var login = string.IsNullOrEmpty(user) ? "" : Uri.EscapeDataString(user);
        if (!string.IsNullOrEmpty(password))
            login += ":" + Uri.EscapeDataString(password);
        if (login.Length > 0)
            login += "@";
        return $"{engine}://{login}{Host(host)}{Port(part("port"), place)}/{Uri.EscapeDataString(part("database") ?? "")}";
    }

    /// <summary>A name, an address, or a socket folder (which stands percent-encoded in the host's place).</summary>
    private static string Host(string? host)
    {
        if (string.IsNullOrEmpty(host))
            return "";
        var bare = host is ['[', .., ']'] ? host[1..^1] : host;
        return bare.Contains(':') ? $"[{bare}]" : Uri.EscapeDataString(bare);
    }

    private static string Port(string? port, YamlMapping place)
    {
        if (string.IsNullOrEmpty(port))
            return "";
        // The value is not repeated: a variable that was mixed up could be the password.
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? ":" + number.ToString(CultureInfo.InvariantCulture)
            : throw place["port"]!.Error("port: expected a number from 1 to 65535");
    }
}
