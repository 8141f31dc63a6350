using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Undrift.Sqlite;

/// <summary>
/// Ends what runs on a connection when its time is up or the work is cancelled. SQLite asks again and again, while it
/// computes and while it waits for a lock: sqlite3_interrupt() would be lost when it came between two statements.
/// </summary>
internal sealed unsafe class Deadline : IDisposable
{
    private const int InstructionsBetweenQuestions = 1000;
    private const int Continue = 0;
    private const int Stop = 1;
    private const int GiveUp = 0;
    private const int TryAgain = 1;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(10);

    private readonly SqliteConnection _connection;
    private readonly CancellationToken _cancellation;
    private readonly TimeSpan _timeout;
    private readonly Timer _timer;
    private GCHandle _self;
    private volatile bool _over;

    public Deadline(SqliteConnection connection, TimeSpan timeout, CancellationToken cancellation)
    {
        (_connection, _timeout, _cancellation) = (connection, timeout, cancellation);
        _timer = new Timer(static state => ((Deadline)state!)._over = true, this, Timeout.Infinite, Timeout.Infinite);
        _self = GCHandle.Alloc(this);
        var self = GCHandle.ToIntPtr(_self);
        SqliteLibrary.SetProgressHandler(connection.Handle, InstructionsBetweenQuestions, &OnProgress, self);
        _ = SqliteLibrary.SetBusyHandler(connection.Handle, &OnBusy, self);
        Restart();
    }

    private bool IsOver => _over || _cancellation.IsCancellationRequested;

    /// <summary>Gives the next statement the whole time.</summary>
    public void Restart()
    {
        _over = false;
        _timer.Change(_timeout > TimeSpan.Zero ? _timeout : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteLibrary.SetProgressHandler(_connection.Handle, 0, null, 0);
        _ = SqliteLibrary.SetBusyHandler(_connection.Handle, null, 0);
        _timer.Dispose();
        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnProgress(nint self) => Of(self).IsOver ? Stop : Continue;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnBusy(nint self, int attempts)
    {
        if (Of(self).IsOver)
            return GiveUp;
        Thread.Sleep(LockPause);
        return TryAgain;
    }

    private static Deadline Of(nint self) => (Deadline)GCHandle.FromIntPtr(self).Target!;
}
