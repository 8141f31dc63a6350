using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.MySql.Reading;

/// <summary>What the reader asks a server: a connection, or the answers that one once gave.</summary>
internal interface ICatalogQueries
{
    /// <summary>The server.</summary>
    ServerVersion Version { get; }

    /// <summary>What is read, without secrets.</summary>
    string Description { get; }

    /// <summary>All rows of one statement; each value a text or null.</summary>
    /// <exception cref="MySqlException">The server refuses it, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    Task<ResultRows> QueryAsync(string sql, CancellationToken cancellation);

    /// <summary>
    /// The rows of several statements that have one result each, sent together: a thousand small answers are not each waited
    /// for on their own.
    /// </summary>
    /// <param name="statements">The statements.</param>
    /// <param name="mayFail">True for an error that leaves its statement without an answer (null) and the others with theirs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="MySqlException">The server refuses one, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">All of them together took too long.</exception>
    Task<IReadOnlyList<ResultRows?>> QueryAsync(
        IReadOnlyList<string> statements,
        Func<MySqlException, bool> mayFail,
        CancellationToken cancellation
    );
}
