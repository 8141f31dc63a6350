using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Turns what can happen on an open connection into an <see cref="UndriftException"/>; for readers and runners.</summary>
internal static class StatementFailure
{
    /// <summary>True for the exceptions that <see cref="Explain"/> understands; use it as a filter.</summary>
    public static bool Is(Exception error) =>
        error is NpgsqlException or IOException or TimeoutException or ObjectDisposedException;

    /// <summary>The failure.</summary>
    /// <param name="error">An exception for which <see cref="Is"/> holds.</param>
    /// <param name="source">The database.</param>
    /// <param name="doing">What was being done, as in "reading the catalog".</param>
    /// <param name="cancellation">When cancelled, an <see cref="OperationCanceledException"/> is thrown instead.</param>
    public static UndriftException Explain(
        Exception error,
        PostgreSqlSource source,
        string doing,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var (message, next) = error is PostgresException said ? Said(said, doing) : Lost(error, doing);
        return UndriftException.Failed(Secrets.Remove(message, source), source.ToString(), next);
    }

    private static (string, string?) Said(PostgresException error, string doing)
    {
        var said = $"{error.MessageText} (SQLSTATE {error.SqlState})";
        return error.SqlState switch
        {
            PostgresErrorCodes.QueryCanceled => (
                $"{doing} took longer than allowed: {said}",
                "allow more time with --timeout"
            ),
            PostgresErrorCodes.LockNotAvailable => (
                $"{doing} waited too long for a lock: {said}",
                "repeat when the other session's DDL is done, or allow more time with --timeout"
            ),
            PostgresErrorCodes.InsufficientPrivilege => (
                $"{doing} is not permitted: {said}",
                "give the role the rights that 'undrift grants' prints"
            ),
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or "57P05" => (
                $"{doing} was cut off by the server: {said}",
                "repeat when the server is up"
            ),
            _ => ($"{doing} failed: {said}", error.Hint),
        };
    }

    private static (string, string?) Lost(Exception error, string doing)
    {
        for (var e = error; e is not null; e = e.InnerException)
            if (e is TimeoutException)
                return ($"{doing} took longer than allowed", "allow more time with --timeout");
        return ($"the connection was lost while {doing}", "check the server's log and the network, then repeat");
    }
}
