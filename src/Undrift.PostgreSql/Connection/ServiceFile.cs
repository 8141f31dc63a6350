namespace Undrift.PostgreSql;

/// <summary>
/// The connection service file: sections of parameters by name. The user's own file is asked first, then the system's
/// (parseServiceInfo in fe-connect.c).
/// </summary>
internal static class ServiceFile
{
    /// <summary>Where distributions have libpq's compiled-in folder; used when PGSYSCONFDIR is not set.</summary>
    private static readonly string[] SystemFolders =
    [
        "/etc/postgresql-common",
        "/etc/sysconfig/pgsql",
        "/etc/postgresql",
    ];

    /// <summary>Adds the service's parameters where the set has none.</summary>
    /// <exception cref="UndriftException">No such service, or a malformed file.</exception>
    public static void Apply(ParameterSet set, ClientEnvironment environment)
    {
        var named = set.Text("servicefile") ?? environment.NonEmpty("PGSERVICEFILE");
        var service = set.Text("service") ?? environment.NonEmpty("PGSERVICE");
        if (service is null)
            return;
        var files = Files(named, environment).ToList();
        if (named is not null && !File.Exists(named))
            throw Missing(set, $"the service file {named} does not exist", files);
        foreach (var file in files.Where(File.Exists))
            if (ApplyFrom(file, service, set))
                return;
        throw Missing(set, "the connection service is not defined", files);
    }

    private static IEnumerable<string> Files(string? named, ClientEnvironment environment)
    {
        yield return named ?? Path.Combine(environment.HomeFolder, ".pg_service.conf");
        var folders = environment.NonEmpty("PGSYSCONFDIR") is { } folder ? [folder] : SystemFolders;
        foreach (var system in folders)
            yield return Path.Combine(system, "pg_service.conf");
    }

    private static UndriftException Missing(ParameterSet set, string what, List<string> files) =>
        UndriftException.Configuration(
            what,
            where: set.Description,
            next: $"define it as a [section] in one of: {string.Join(", ", files)}"
        );

    private static bool ApplyFrom(string file, string service, ParameterSet set)
    {
        var (found, number) = (false, 0);
        foreach (var raw in ReadLines(file))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                if (found)
                    return true;
                found = line == $"[{service}]";
            }
            else if (found)
            {
                ApplyLine(line, $"{file}:{number}", set);
            }
        }
        return found;
    }

    private static void ApplyLine(string line, string where, ParameterSet set)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : line[..equals].TrimEnd();
        if (equals < 0 || name is "service" or "servicefile" || line.StartsWith("ldap", StringComparison.Ordinal))
            throw UndriftException.Configuration(
                "a line of the service file is not a usable name=value pair",
                where,
                "write libpq parameters as name=value; a service inside a service and ldap:// look-ups are not supported"
            );
        set.SetDefault(name, new ParameterValue(line[(equals + 1)..].TrimStart(), where, FailureKind.Configuration), 1);
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Configuration("the service file cannot be read", file, "make it readable for you");
        }
    }
}
