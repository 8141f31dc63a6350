namespace Undrift;

/// <summary>What is wanted of a history.</summary>
public enum HistoryAccess
{
    /// <summary>To read it: it must be there, and nothing is changed.</summary>
    Read,

    /// <summary>To add to it: it is made where there is none, and brought up to date.</summary>
    Write,
}

/// <summary>
/// A history that is open: one transaction, alone with write access. It is undone unless it is committed. Where entries
/// are kept is all that an engine knows; what they mean is the matter of <see cref="HistoryLog"/>.
/// </summary>
public interface IHistorySession : IAsyncDisposable
{
    /// <summary>The entries in the order of their numbers.</summary>
    /// <param name="scope">Only those of a series of runs, and those of none; null: all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">They cannot be read.</exception>
    Task<IReadOnlyList<TrailEntry>> EntriesAsync(string? scope, CancellationToken cancellation);

    /// <summary>The last entry; null where there is none.</summary>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    Task<TrailEntry?> LastAsync(CancellationToken cancellation);

    /// <summary>True when there is an entry of that id.</summary>
    /// <exception cref="UndriftException">It cannot be looked for.</exception>
    Task<bool> HasAsync(string id, CancellationToken cancellation);

    /// <summary>Adds an entry.</summary>
    /// <exception cref="UndriftException">It cannot be written.</exception>
    Task AddAsync(TrailEntry entry, CancellationToken cancellation);

    /// <summary>Removes the entries up to a number, that one too.</summary>
    /// <exception cref="UndriftException">They cannot be removed.</exception>
    Task RemoveThroughAsync(long number, CancellationToken cancellation);

    /// <summary>Makes what was done stay.</summary>
    /// <exception cref="UndriftException">It cannot be written.</exception>
    Task CommitAsync(CancellationToken cancellation);
}
