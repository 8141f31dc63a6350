using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// What a server says when it refuses a connection. Told apart by SQLSTATE and the name of the server's own function, as
/// the message is in the server's language.
/// </summary>
internal static class ServerRefusal
{
    /// <summary>The message, the next step, and whether libpq would try the next server.</summary>
    public static (string Message, string? Next, bool MayTryNext) Explain(
        PostgresException error,
        PostgreSqlSource source,
        ServerAddress server
    )
    {
        var said = $"{error.MessageText} (SQLSTATE {error.SqlState})";
        return error.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword => (
                $"{server} does not accept the password of role \"{source.User}\"",
                ConnectFailure.Join("correct the password (URL, PGPASSWORD or ~/.pgpass)", source),
                false
            ),
            PostgresErrorCodes.InvalidAuthorizationSpecification => Authorization(error, source, server, said),
            PostgresErrorCodes.InvalidCatalogName => (
                $"{server} has no database \"{source.Database}\"",
                "check the name after the last '/' of the URL (dbname); it is case-sensitive",
                false
            ),
            PostgresErrorCodes.InsufficientPrivilege => (
                $"{server} does not let role \"{source.User}\" in: {said}",
                // The driver asks for the types of the database (pg_type, pg_proc, pg_class, pg_enum) when it connects.
                error.Routine == "aclcheck_error"
                    ? "GRANT SELECT on that system catalog to the role: no connection can be used without it"
                    : "GRANT CONNECT ON DATABASE to the role",
                false
            ),
            PostgresErrorCodes.TooManyConnections => (
                $"{server} has no free connection: {said}",
                "end idle sessions, or raise max_connections or the role's or database's limit",
                false
            ),
            PostgresErrorCodes.CannotConnectNow => (
                $"{server} does not take connections now: {said}",
                "wait until the server has started, then repeat",
                true
            ),
            _ => ($"{server} refused the connection: {said}", error.Hint, false),
        };
    }

    /// <summary>28000 is: no pg_hba.conf line, an unknown role, a role that may not log in, peer or certificate failed.</summary>
    private static (string, string?, bool) Authorization(
        PostgresException error,
        PostgreSqlSource source,
        ServerAddress server,
        string said
    ) =>
        error.Routine switch
        {
            "ClientAuthentication" => (
                $"{server} has no pg_hba.conf entry that admits role \"{source.User}\" to database \"{source.Database}\": {said}",
                "add an entry on the server; if the message says 'no encryption', use sslmode=require",
                false
            ),
            "InitializeSessionUserId" => (
                $"{server} has no role \"{source.User}\" that may log in: {said}",
                "check the user in the URL (PGUSER; by default the name of the operating system's user)",
                false
            ),
            _ => (
                $"{server} did not authenticate role \"{source.User}\": {said}",
                ConnectFailure.Join("check user, password and the server's pg_hba.conf", source),
                false
            ),
        };
}
