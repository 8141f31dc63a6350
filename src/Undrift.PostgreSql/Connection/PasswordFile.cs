using System.Text;

namespace Undrift.PostgreSql;

/// <summary>
/// <c>.pgpass</c>: lines <c>host:port:database:user:password</c>, a field may be <c>*</c>, a backslash escapes a colon or a
/// backslash. The first line that matches gives the password (passwordFromFile in fe-connect.c).
/// </summary>
internal static class PasswordFile
{
    /// <summary>The file that would be asked; null when the user has no home.</summary>
    public static string? Path(ParameterSet set, ClientEnvironment environment)
    {
        if (set.Text("passfile") is { } named)
            return named;
        if (OperatingSystem.IsWindows())
            return environment.NonEmpty("APPDATA") is { } data
                ? System.IO.Path.Combine(data, "postgresql", "pgpass.conf")
                : null;
        return environment.HomeFolder.Length == 0 ? null : System.IO.Path.Combine(environment.HomeFolder, ".pgpass");
    }

    /// <summary>Why the file is not read though it is there; null when it is read or absent.</summary>
    public static string? WhyIgnored(string? file)
    {
        if (file is null || !File.Exists(file))
            return null;
        const UnixFileMode others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & others) != UnixFileMode.None)
            return $"the password file {file} is not used because others may read it: chmod 0600 {file}";
        return null;
    }

    /// <summary>The password for one server, or null.</summary>
    public static string? Find(string file, string host, int port, string database, string user)
    {
        string[] wanted = [HostField(host), port.ToString(), database, user];
        try
        {
            foreach (var line in File.ReadLines(file))
                if (line.Length > 0 && line[0] != '#' && Match(line, wanted) is { } password)
                    return password;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // libpq treats an unreadable file as an absent one.
        }
        return null;
    }

    /// <summary>The default socket folder stands as localhost in the file.</summary>
    private static string HostField(string host) =>
        host.Length == 0 || host == ServerAddress.SocketFolder ? "localhost" : host;

    private static string? Match(string line, string[] wanted)
    {
        var at = 0;
        foreach (var field in wanted)
        {
            var start = at;
            var found = Field(line, ref at);
            if (found is null || (line[start..(at - 1)] != "*" && found != field))
                return null;
        }
        return Unescape(line[at..]);
    }

    /// <summary>The field that begins here; leaves the position after its colon. Null when no colon follows.</summary>
    private static string? Field(string line, ref int at)
    {
        var start = at;
        for (; at < line.Length && line[at] != ':'; at++)
            if (line[at] == '\\')
                at++;
        if (at >= line.Length)
            return null;
        at++;
        return Unescape(line[start..(at - 1)]);
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                i++;
            plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
