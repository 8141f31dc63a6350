using Undrift.MySql.Connection;

namespace Undrift.MySql.Reading;

/// <summary>What the reader asks a server: a connection, or the answers that one once gave.</summary>
internal interface ICatalogQueries
{
    /// <summary>The server.</summary>
    ServerVersion Version { get; }

    /// <summary>What is read, without secrets.</summary>
    string Description { get; }

    /// <summary>All rows of one statement; each value a text or null.</summary>
    /// <exception cref="Native.MySqlException">The server refuses it, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    Task<ResultRows> QueryAsync(string sql, CancellationToken cancellation);

    /// <summary>The rows of several statements, one after another.</summary>
    /// <exception cref="Native.MySqlException">The server refuses one, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">All of them together took too long.</exception>
    Task<IReadOnlyList<ResultRows>> QueryAsync(IReadOnlyList<string> statements, CancellationToken cancellation);
}
