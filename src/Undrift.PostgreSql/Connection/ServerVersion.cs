using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>The server versions whose catalogs Undrift knows.</summary>
internal static class ServerVersion
{
    /// <summary>The oldest version that is read.</summary>
    public const int Oldest = 13;

    /// <summary>The newest version that is read.</summary>
    public const int Newest = 18;

    /// <summary>Refuses a server whose catalog is not known.</summary>
    public static void Require(NpgsqlConnection connection, PostgreSqlSource source)
    {
        var parameters = connection.PostgresParameters;
        if (parameters.ContainsKey("crdb_version"))
            throw new UndriftException(
                FailureKind.Inconclusive,
                "the server is CockroachDB, which speaks PostgreSQL's protocol but has another catalog",
                source.ToString(),
                "use Undrift with PostgreSQL"
            );
        var reported = parameters.GetValueOrDefault("server_version", "");
        var major = Major(reported) ?? 0;
        if (major < Oldest)
            throw UndriftException.Failed(
                $"the server is PostgreSQL {Shown(reported)}, which is not supported",
                source.ToString(),
                $"Undrift reads PostgreSQL {Oldest} to {Newest}: upgrade the server"
            );
        if (major > Newest)
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"the server is PostgreSQL {Shown(reported)}, whose catalog this version of Undrift does not know",
                source.ToString(),
                $"Undrift reads PostgreSQL {Oldest} to {Newest}: upgrade Undrift"
            );
    }

    /// <summary>The major version in a text like <c>15.20 (Debian …)</c> or <c>19beta1</c>; null when there is none.</summary>
    public static int? Major(string? version)
    {
        var digits = (version ?? "").TrimStart().TakeWhile(char.IsAsciiDigit).ToArray();
        return digits.Length is > 0 and < 5 ? int.Parse(digits) : null;
    }

    private static string Shown(string version) => version.Length == 0 ? "of an unknown version" : version;
}
