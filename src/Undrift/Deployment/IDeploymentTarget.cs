namespace Undrift;

/// <summary>What a deployment needs of a database besides reading it: to be alone, and to end what a command began.</summary>
public interface IDeploymentTarget
{
    /// <summary>How the project's command reaches the database. Holds a credential.</summary>
    ScratchDoor Door { get; }

    /// <summary>The variables by which sessions of the command can be known at the server; empty: there are none.</summary>
    /// <param name="run">The run's id.</param>
    IReadOnlyDictionary<string, string> MarksOf(string run);

    /// <summary>Takes the lock that keeps other deployments out, or says who holds it. Does not wait.</summary>
    /// <param name="claim">Who wants it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The server cannot be reached, or no lock can be held by that way.</exception>
    Task<LockAttempt> TryLockAsync(DeploymentClaim claim, CancellationToken cancellation);

    /// <summary>Who holds the lock; null: nobody does.</summary>
    /// <exception cref="UndriftException">The server cannot be reached.</exception>
    Task<LockHolder?> HolderAsync(CancellationToken cancellation);
}

/// <summary>The lock of a deployment. The server, or the kernel, lets it go when this process ends, however it ends.</summary>
public interface IDeploymentLock : IAsyncDisposable
{
    /// <summary>True while it is held. Asked now and then, it keeps its connection alive.</summary>
    Task<bool> IsHeldAsync(CancellationToken cancellation);

    /// <summary>The sessions at the server that a command has, or may have, left.</summary>
    /// <param name="trace">What is known of the command.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The server cannot be asked.</exception>
    Task<IReadOnlyList<CommandSession>> SessionsAsync(CommandTrace trace, CancellationToken cancellation);

    /// <summary>Ends a session at the server; what it did not commit is undone.</summary>
    /// <exception cref="UndriftException">It may not be ended.</exception>
    Task EndAsync(CommandSession session, CancellationToken cancellation);
}

/// <summary>Who wants to deploy.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="By">User, machine and process: <c>ann@build7 (process 4711)</c>.</param>
public sealed record DeploymentClaim(string Run, string By)
{
    /// <summary>What the name of a locking session begins with.</summary>
    internal const string Mark = "undrift migrate ";

    /// <summary>The claim of this process.</summary>
    internal static DeploymentClaim OfThisProcess(string run) =>
        new(
            run,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Environment.UserName}@{Environment.MachineName} process {Environment.ProcessId}"
            )
        );

    /// <summary>The name of the session that holds the lock.</summary>
    internal string SessionName => $"{Mark}{Run} {By}";

    /// <summary>The claim that a session's name says; null: it says none.</summary>
    internal static DeploymentClaim? Parse(string? name) =>
        name?.StartsWith(Mark, StringComparison.Ordinal) == true
        && name[Mark.Length..].Split(' ', 2) is [{ Length: > 0 } run, var by]
            ? new DeploymentClaim(run, by)
            : null;
}

/// <summary>Who holds the lock.</summary>
/// <param name="Claim">Who, as the holder said it; null: that cannot be seen.</param>
/// <param name="Session">What the server says of it: account, address, number, since when.</param>
public sealed record LockHolder(DeploymentClaim? Claim, string Session)
{
    /// <summary>In words.</summary>
    public override string ToString() => Claim is null ? Session : $"{Claim.By}, run {Claim.Run} ({Session})";
}

/// <summary>What trying for the lock came to: one of the two is not null, or the holder let it go meanwhile.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Holder">Who has it.</param>
public sealed record LockAttempt(IDeploymentLock? Lock, LockHolder? Holder);

/// <summary>What is known of a command and its processes.</summary>
/// <param name="Run">The id of the run.</param>
/// <param name="Sockets">The connections that its processes had.</param>
/// <param name="Processes">The numbers of its processes.</param>
/// <param name="Others">True when sessions are wanted, too, that may be of it or not.</param>
public sealed record CommandTrace(
    string Run,
    IReadOnlyList<ClientSocket> Sockets,
    IReadOnlyList<int> Processes,
    bool Others
);

/// <summary>A connection of a process, as its own machine sees it.</summary>
/// <param name="Address">The address on this machine.</param>
/// <param name="Port">The port on this machine.</param>
/// <param name="ServerPort">The port that it leads to.</param>
public sealed record ClientSocket(System.Net.IPAddress Address, int Port, int ServerPort);

/// <summary>A session at the server.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Words">What it is and does, without the text of its statement: that may hold a secret.</param>
/// <param name="EndedBy">The SQL that ends it.</param>
/// <param name="IsCertain">True when it is the command's for sure; else it may be anybody's of the same account.</param>
public sealed record CommandSession(string Id, string Words, string EndedBy, bool IsCertain);
