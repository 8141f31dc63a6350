using Undrift.MySql.Native;

namespace Undrift.MySql.Connection;

/// <summary>Says why a statement that Undrift ran failed.</summary>
internal static class StatementFailure
{
    /// <summary>True for what a connection throws.</summary>
    public static bool Is(Exception error) => error is MySqlException or TimeoutException or ObjectDisposedException;

    /// <summary>True when there is no connection any more.</summary>
    public static bool IsLost(MySqlException error) =>
        error.Code
            is ErrorCode.ServerGone
                or ErrorCode.ServerLost
                or ErrorCode.ServerLostExtended
                or ErrorCode.MalformedPacket
                or ErrorCode.ServerShutdown
                or ErrorCode.ConnectionKilled;

    /// <summary>The failure.</summary>
    /// <param name="error">An exception for which <see cref="Is"/> holds.</param>
    /// <param name="source">The database.</param>
    /// <param name="doing">What was being done, as in "reading the catalog".</param>
    /// <param name="cancellation">When cancelled, an <see cref="OperationCanceledException"/> is thrown instead.</param>
    public static UndriftException Explain(
        Exception error,
        MySqlSource source,
        string doing,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var (message, next) = error switch
        {
            TimeoutException => ($"{doing} took longer than allowed", "allow more time with --timeout"),
            MySqlException said when !IsLost(said) => Said(said, doing),
            _ => ($"the connection was lost while {doing}", "check the server's log and the network, then repeat"),
        };
        return UndriftException.Failed(source.WithoutSecrets(message), source.ToString(), next, error);
    }

    private static (string, string?) Said(MySqlException error, string doing) =>
        error.Code switch
        {
            ErrorCode.StatementTimeout or ErrorCode.QueryTimeout or ErrorCode.QueryInterrupted => (
                $"{doing} took longer than allowed: {error.Said}",
                "allow more time with --timeout"
            ),
            ErrorCode.LockWaitTimeout => (
                $"{doing} waited too long for a lock: {error.Said}",
                "repeat when the other session's DDL is done, or allow more time with --timeout"
            ),
            ErrorCode.DatabaseAccessDenied
            or ErrorCode.TableAccessDenied
            or ErrorCode.RoutineAccessDenied
            or ErrorCode.SpecificAccessDenied => (
                $"{doing} is not permitted: {error.Said}",
                "give the account the rights that 'undrift grants' prints"
            ),
            _ => ($"{doing} failed: {error.Said}", null),
        };
}
