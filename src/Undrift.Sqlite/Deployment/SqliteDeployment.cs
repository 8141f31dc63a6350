namespace Undrift.Sqlite.Deployment;

/// <summary>
/// A SQLite file as the place of a deployment. The lock is one of the operating system on a file beside the database, which
/// the kernel lets go when the process ends. A locked file cannot be read by others: who holds it stands in a second one.
/// </summary>
internal sealed class SqliteDeployment(string source) : IDeploymentTarget
{
    private const string LockEnding = ".undrift-lock";
    private const string HolderEnding = ".undrift-holder";

    private readonly string _file = RealPath(SqliteSource.Path(source));

    /// <inheritdoc/>
    public ScratchDoor Door => ScratchFile.DoorTo(_file);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> MarksOf(string run) => new Dictionary<string, string>();

    /// <inheritdoc/>
    public Task<LockAttempt> TryLockAsync(DeploymentClaim claim, CancellationToken cancellation)
    {
        if (Open() is not { } locked)
            return Task.FromResult(new LockAttempt(null, Holder()));
        try
        {
            File.WriteAllText(_file + HolderEnding, claim.SessionName);
            // The first migration of all: to SQLite an empty file is an empty database, and others can look at it.
            File.Open(_file, FileMode.OpenOrCreate).Dispose();
            return Task.FromResult(new LockAttempt(new Held(locked, _file + HolderEnding), null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            locked.Dispose();
            throw NotWritable(e);
        }
    }

    /// <inheritdoc/>
    public Task<LockHolder?> HolderAsync(CancellationToken cancellation)
    {
        // Looking must not make a file.
        if (!File.Exists(_file + LockEnding))
            return Task.FromResult<LockHolder?>(null);
        using var free = Open();
        return Task.FromResult(free is null ? Holder() : null);
    }

    /// <summary>The file, locked; null when another process has it.</summary>
    private FileStream? Open()
    {
        try
        {
            return new FileStream(_file + LockEnding, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(_file + LockEnding) && e is not FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    private UndriftException NotWritable(Exception why) =>
        UndriftException.Failed(
            $"the lock of deployments cannot be taken: {why.Message}",
            _file + LockEnding,
            "the folder of the database must be writable: SQLite itself writes its journal there"
        );

    private LockHolder Holder()
    {
        var name = File.Exists(_file + HolderEnding) ? File.ReadAllText(_file + HolderEnding) : "";
        return new LockHolder(DeploymentClaim.Parse(name), $"lock {_file}{LockEnding}");
    }

    /// <summary>Two names of one file are one database.</summary>
    private static string RealPath(string path) =>
        File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;

    /// <summary>A SQLite database has no server: with the processes of the command all is gone that it held.</summary>
    private sealed class Held(FileStream locked, string holder) : IDeploymentLock
    {
        public Task<bool> IsHeldAsync(CancellationToken cancellation) => Task.FromResult(true);

        public Task<IReadOnlyList<CommandSession>> SessionsAsync(CommandTrace trace, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<CommandSession>>([]);

        public Task EndAsync(CommandSession session, CancellationToken cancellation) => Task.CompletedTask;

        public ValueTask DisposeAsync()
        {
            File.Delete(holder);
            return locked.DisposeAsync();
        }
    }
}
