using System.Text;

namespace Undrift.PostgreSql;

/// <summary>
/// Reads <c>postgresql://[user[:password]@][host][:port][,…][/dbname][?name=value&amp;…]</c> the way libpq does
/// (conninfo_uri_parse_options in fe-connect.c), which is not the way of RFC 3986: several hosts, an <c>@</c> that is
/// looked for up to the first slash, empty parts that mean "the default".
/// </summary>
internal sealed class UriReader
{
    private readonly string text;
    private readonly ParameterSet into;
    private readonly StringBuilder hosts = new();
    private readonly StringBuilder ports = new();
    private int at;

    private UriReader(string text, int start, ParameterSet into) => (this.text, at, this.into) = (text, start, into);

    /// <summary>The length of the scheme when the text is a PostgreSQL URL, else 0.</summary>
    public static int SchemeLength(string text) =>
        text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) ? "postgresql://".Length
        : text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) ? "postgres://".Length
        : 0;

    /// <summary>Reads the URL into the set.</summary>
    public static void Read(string text, ParameterSet into) => new UriReader(text, SchemeLength(text), into).Read();

    private void Read()
    {
        ReadUser();
        while (ReadHost()) { }
        Store("host", hosts.ToString());
        Store("port", ports.ToString());
        if (Here == '/')
        {
            at++;
            var name = Until("?");
            // libpq would take it for a database name; it is the tail of a password that holds a slash.
            if (name.Contains('@', StringComparison.Ordinal))
                throw Malformed("an '@' after the first '/'", "write a '/' in a password as %2F and an '@' as %40");
            Store("dbname", name);
        }
        if (Here == '?')
            ReadQuery();
    }

    private char Here => at < text.Length ? text[at] : '\0';

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

    /// <summary>Reads one host and port; true when another one follows.</summary>
    private bool ReadHost()
    {
        if (Here == '[')
        {
            at++;
            var address = Until("]");
            if (Here != ']')
                throw Malformed("an IPv6 address without its ']'", "write the address as [::1]");
            if (address.Length == 0)
                throw Malformed("an empty IPv6 address", "write the address as [::1]");
            at++;
            if (Here is not ('\0' or ':' or '/' or '?' or ','))
                throw Malformed("something after the ']' of an IPv6 address", "a port follows as [::1]:5432");
            hosts.Append(address);
        }
        else
        {
            var host = Until(":/?,");
            // libpq would look such a host up; it is the tail of a password that holds an '@'.
            if (host.Contains('@', StringComparison.Ordinal))
                throw Malformed("a second '@'", "write an '@' in a name or password as %40");
            hosts.Append(host);
        }
        if (Here == ':')
        {
            at++;
            ports.Append(Until("/?,"));
        }
        if (Here != ',')
            return false;
        at++;
        hosts.Append(',');
        ports.Append(',');
        return true;
    }

    private void ReadQuery()
    {
        at++;
        for (var ordinal = 1; at < text.Length; ordinal++)
        {
            var pair = Until("&");
            at++;
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw Malformed(
                    $"parameter number {ordinal} without '='",
                    "write parameters as ?name=value&name=value"
                );
            if (pair.IndexOf('=', equals + 1) >= 0)
                throw Malformed($"parameter number {ordinal} with two '='", "write an '=' in a value as %3D");
            var (name, value) = (Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
            // libpq keeps this one for URLs made for JDBC.
            if (name == "ssl" && value == "true")
                (name, value) = ("sslmode", "require");
            into.Set(name, Value(value), ordinal);
        }
    }

    /// <summary>An empty part is not set, so that the environment's value holds.</summary>
    private void Store(string name, string encoded)
    {
        if (encoded.Length > 0)
            into.Set(name, Value(Decode(encoded)), 0);
    }

    private string Decode(string encoded)
    {
        var bytes = new List<byte>(encoded.Length);
        var raw = Encoding.UTF8.GetBytes(encoded.Trim(' '));
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

    private static ParameterValue Value(string text) => new(text, "the connection URL", FailureKind.Usage);

    private UndriftException Malformed(string found, string next) =>
        UndriftException.Usage($"the connection URL has {found}", where: into.Description, next: next);
}
