using System.Security.Cryptography;
using System.Text;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An element of pg_db_role_setting.setconfig.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Value">Its value, or a hash of it.</param>
internal sealed record Setting(string Name, string Value)
{
    /// <summary>
    /// Reads <c>NAME=VALUE</c>. Parameters with a dot in their name are anybody's, and platforms keep keys in them
    /// (<c>app.settings.jwt_secret</c>): of those only a hash is kept.
    /// </summary>
    public static Setting Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = (text[..equals], text[(equals + 1)..]);
        return new Setting(name, IsSecret(name) ? Hash(value) : value);
    }

    /// <summary>True where the value is not known.</summary>
    public static bool IsSecret(string name) => name.Contains('.', StringComparison.Ordinal);

    private static string Hash(string value) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
