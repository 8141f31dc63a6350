namespace Undrift.Sqlite;

/// <summary>Interrupts a connection when the time is up or the work is cancelled.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;
    private readonly TimeSpan _timeout;

    public Deadline(SqliteConnection connection, TimeSpan timeout, CancellationToken cancellation)
    {
        _timeout = timeout;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _registration = _source.Token.Register(connection.Interrupt);
        Restart();
    }

    /// <summary>Gives the next statement the whole time.</summary>
    public void Restart()
    {
        if (_timeout > TimeSpan.Zero && _timeout.TotalMilliseconds < int.MaxValue)
            _source.CancelAfter(_timeout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
