namespace Undrift.PostgreSql;

/// <summary>Keeps what a server or a driver says from repeating a secret.</summary>
internal static class Secrets
{
    private const string Hidden = "***";

    /// <summary>
    /// The text without the source's secrets. One that is also the public name of the role, database or host stays: the
    /// message would be spoiled, and nothing gained.
    /// </summary>
    public static string Remove(string text, PostgreSqlSource source)
    {
        var secrets = source.Servers.Select(s => s.Password).Append(source.Tls.KeyPassword);
        foreach (var secret in secrets.OfType<string>().Where(s => s.Length > 0).Distinct())
            if (secret != source.User && secret != source.Database && source.Servers.All(s => s.Host != secret))
                text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return text;
    }
}
