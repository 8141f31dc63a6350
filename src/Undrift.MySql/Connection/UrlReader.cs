using System.Text;

namespace Undrift.MySql.Connection;

/// <summary>
/// Reads <c>mysql://[user[:password]@][host][:port][/database][?name=value&amp;…]</c> (MySQL's manual, "Connecting Using
/// URI-Like Connection Strings"); <c>mariadb://</c> is the same. The host may be a socket's path, with <c>/</c> as %2F.
/// </summary>
internal sealed class UrlReader
{
    private readonly string text;
    private readonly ParameterSet into;
    private int at;

    private UrlReader(string text, ParameterSet into) => (this.text, at, this.into) = (text, SchemeLength(text), into);

    /// <summary>The length of the scheme when the text is such a URL, else 0.</summary>
    public static int SchemeLength(string text) =>
        text.StartsWith("mysql://", StringComparison.OrdinalIgnoreCase) ? "mysql://".Length
        : text.StartsWith("mariadb://", StringComparison.OrdinalIgnoreCase) ? "mariadb://".Length
        : 0;

    /// <summary>Reads the URL into the set.</summary>
    public static void Read(string text, ParameterSet into) => new UrlReader(text, into).Read();

    private char Here => at < text.Length ? text[at] : '\0';

    private void Read()
    {
        ReadUser();
        ReadHost();
        if (Here == '/')
        {
            at++;
            var name = Until("?");
            // It would be taken for a database; it is the tail of a password that holds a slash.
            if (name.Contains('@', StringComparison.Ordinal))
                throw Malformed("an '@' after the first '/'", "write a '/' in a password as %2F and an '@' as %40");
            Store("database", name);
        }
        if (Here == '?')
            ReadQuery();
    }

    private string Until(string stops)
    {
        var start = at;
        while (at < text.Length && !stops.Contains(text[at], StringComparison.Ordinal))
            at++;
        return text[start..at];
    }

    private void ReadUser()
    {
        var start = at;
        Until("@/");
        if (Here != '@')
        {
            at = start;
            return;
        }
        at = start;
        Store("user", Until(":@"));
        if (Here == ':')
        {
            at++;
            Store("password", Until("@"));
        }
        at++;
    }

    private void ReadHost()
    {
        if (Here == '[')
        {
            at++;
            var address = Until("]");
            if (Here != ']' || address.Length == 0)
                throw Malformed("an IPv6 address without its ']'", "write the address as [::1]");
            at++;
            if (Here is not ('\0' or ':' or '/' or '?'))
                throw Malformed("something after the ']' of an IPv6 address", "a port follows as [::1]:3306");
            Store("host", address);
        }
        else
        {
            var host = Until(":/?");
            // The tail of a password that holds an '@'.
            if (host.Contains('@', StringComparison.Ordinal))
                throw Malformed("a second '@'", "write an '@' in a name or password as %40");
            if (host.Contains(',', StringComparison.Ordinal))
                throw Malformed("several hosts", "name one server");
            Store(Path.IsPathRooted(Decode(host)) ? "socket" : "host", host);
        }
        if (Here != ':')
            return;
        at++;
        Store("port", Until("/?"));
    }

    private void ReadQuery()
    {
        at++;
        for (var ordinal = 1; at < text.Length; ordinal++)
        {
            var pair = Until("&");
            at++;
            if (pair.Length == 0)
                continue;
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw Malformed(
                    $"parameter number {ordinal} without '='",
                    "write parameters as ?name=value&name=value"
                );
            if (ConnectionParameter.Known(Decode(pair[..equals]), ordinal, into.Description) is { } name)
                Store(name, pair[(equals + 1)..]);
        }
    }

    /// <summary>An empty part is not set, so that the environment's value holds.</summary>
    private void Store(string name, string encoded)
    {
        if (encoded.Length > 0)
            into.Set(name, Decode(encoded));
    }

    private string Decode(string encoded)
    {
        if (!encoded.Contains('%', StringComparison.Ordinal))
            return encoded;
        var raw = Encoding.UTF8.GetBytes(encoded);
        var bytes = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '%')
            {
                bytes.Add(raw[i]);
                continue;
            }
            if (
                i + 2 >= raw.Length
                || !char.IsAsciiHexDigit((char)raw[i + 1])
                || !char.IsAsciiHexDigit((char)raw[i + 2])
            )
                throw Malformed(
                    "a '%' that two hexadecimal digits do not follow",
                    "write a '%' in a name or password as %25"
                );
            var value = Convert.ToByte(Encoding.ASCII.GetString(raw, i + 1, 2), 16);
            if (value == 0)
                throw Malformed("the forbidden value %00", "remove it");
            bytes.Add(value);
            i += 2;
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private UndriftException Malformed(string found, string next) =>
        UndriftException.Usage($"the connection URL has {found}", where: into.Description, next: next);
}
