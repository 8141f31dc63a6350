using System.Text.RegularExpressions;
using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// Roles belong to a server, not to a database's dump: on a private server, a role that a statement names and that is
/// missing is made. Never on a server that others use.
/// </summary>
internal sealed partial class MissingRoles(NpgsqlConnection connection, ScratchDatabase scratch)
{
    private readonly List<string> created = [];

    /// <summary>The roles made so far.</summary>
    public IReadOnlyList<string> Created => created;

    /// <summary>The role that the server misses, by its English message (a private server speaks English); null: another failure.</summary>
    public static string? Name(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidParameterValue
        && Message().Match(error.MessageText) is { Success: true } match
            ? match.Groups["name"].Value
            : null;

    /// <summary>True when the failure was a missing role and it has been made.</summary>
    public async Task<bool> TryCreateAsync(PostgresException error, CancellationToken cancellation)
    {
        // Names that begin with pg_ are reserved: a built-in role of a newer version.
        if (
            !scratch.IsPrivate
            || Name(error) is not { } name
            || created.Contains(name)
            || name.StartsWith("pg_", StringComparison.Ordinal)
        )
            return false;
        // SUPERUSER, as owners of event triggers and foreign-data wrappers must be; NOLOGIN, as nobody shall use it.
        var quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var command = new NpgsqlCommand($"CREATE ROLE \"{quoted}\" NOLOGIN SUPERUSER", connection);
        await command.ExecuteNonQueryAsync(cancellation);
        created.Add(name);
        return true;
    }

    [GeneratedRegex(
        """^role "(?<name>.*)" does not exist$""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Message();
}
