using Undrift.MySql.Native;

namespace Undrift.MySql.Connection;

/// <summary>What a server says when it refuses a connection, told apart by its number: the text is in the server's language.</summary>
internal static class ServerRefusal
{
    /// <summary>The message and the next step; null when it is no refusal of the server.</summary>
    public static (string Message, string Next)? Explain(MySqlException error, MySqlSource source) =>
        error.Code switch
        {
            ErrorCode.AccessDenied or ErrorCode.AccessDeniedNoPassword => Login(error, source),
            ErrorCode.UnknownDatabase => (
                $"{source.Server} has no database \"{source.Database}\"",
                "check the name after the last '/' of the URL; it may be case-sensitive"
            ),
            ErrorCode.DatabaseAccessDenied => (
                $"{source.Server} does not let {source.User} into database \"{source.Database}\": {error.Said}",
                "give the account the rights that 'undrift grants' prints; the server says the same of a database that does not exist"
            ),
            ErrorCode.HostNotAllowed => (
                $"{source.Server} takes no connection from this machine: {error.Said}",
                $"make an account for this machine (CREATE USER '{source.User}'@'…'), or connect from another one"
            ),
            ErrorCode.HostIsBlocked => (
                $"{source.Server} has blocked this machine after too many failed connections: {error.Said}",
                "run FLUSH HOSTS (TRUNCATE performance_schema.host_cache) at the server"
            ),
            ErrorCode.TooManyConnections or ErrorCode.TooManyUserConnections => (
                $"{source.Server} has no free connection: {error.Said}",
                "end idle sessions, or raise max_connections or the account's limit"
            ),
            ErrorCode.PasswordExpired or ErrorCode.MustChangePassword => (
                $"the password of {source.User} at {source.Server} has expired",
                "set a new one: ALTER USER … IDENTIFIED BY …"
            ),
            ErrorCode.AccountLocked or ErrorCode.MariaDbAccountLocked => (
                $"the account {source.User} at {source.Server} is locked: {error.Said}",
                "ALTER USER … ACCOUNT UNLOCK, or use another account"
            ),
            ErrorCode.SecureTransportRequired => (
                $"{source.Server} takes encrypted connections only",
                "use ssl-mode=required, or better verify-identity with ssl-ca=FILE"
            ),
            ErrorCode.ServerShutdown => (
                $"{source.Server} is being shut down",
                "wait until the server has started, then repeat"
            ),
            _ => null,
        };

    private static (string, string) Login(MySqlException error, MySqlSource source) =>
        source.Password is null
            ? (
                $"{source.Server} does not let {source.User} in without a password: {error.Said}",
                "set MYSQL_PWD, or write the password into ~/.my.cnf or the URL; an account that logs in by the name of the "
                    + "operating system's user (unix_socket, auth_socket) needs the socket and that user"
            )
            : (
                $"{source.Server} does not accept user {source.User} with this password: {error.Said}",
                "correct user and password (URL, ~/.my.cnf or MYSQL_PWD); the account may be limited to other hosts"
            );
}
