namespace Undrift.Cli;

/// <summary>Writes how far a deployment is into the project's history, and knows what was before.</summary>
/// <param name="ground">What every step knows.</param>
/// <param name="place">The history; null: nothing is recorded.</param>
/// <param name="record">The deployment as it begins.</param>
internal sealed class DeploymentJournal(DeploymentGround ground, HistoryPlace? place, DeploymentRecord record)
{
    private int _written;
    private long _begun;

    /// <summary>What is known of the deployment by now.</summary>
    public DeploymentRecord Record { get; set; } = record;

    /// <summary>
    /// The deployment before, where it was killed at its command or behind it: nobody was left to tell people. They are told at
    /// the end of this one, when no lock is held any more.
    /// </summary>
    public DeploymentRecord? Killed { get; set; }

    /// <summary>Notes that a step begins. What cannot be recorded is not begun.</summary>
    /// <exception cref="UndriftException">The history cannot be written.</exception>
    public Task EnterAsync(DeploymentStep step, CancellationToken cancellation)
    {
        Begin(step);
        return WriteAsync(cancellation);
    }

    /// <summary>The same behind the command, which is run: that it cannot be recorded is said.</summary>
    public Task TryEnterAsync(DeploymentStep step)
    {
        Begin(step);
        return TryWriteAsync();
    }

    /// <summary>Notes the end of the deployment.</summary>
    public Task EndAsync(DeploymentEnd end, TimeSpan took)
    {
        var well = end.Outcome == DeploymentOutcome.Succeeded;
        Close(well);
        Record = Record with
        {
            Outcome = end.Outcome,
            FailedStep = well ? null : Record.FailedStep,
            Problem = end.Problem is null ? null : ground.Redaction.Of(end.Problem),
            DurationMs = (long)took.TotalMilliseconds,
        };
        return TryWriteAsync();
    }

    private void Begin(DeploymentStep step)
    {
        Close(succeeded: true);
        _begun = ground.Host.Clock.GetTimestamp();
        Record = Record with
        {
            FailedStep = step,
            Steps = [.. Record.Steps, new DeploymentStepRun(step, ground.Host.Clock.GetUtcNow(), 0, Succeeded: false)],
        };
    }

    /// <summary>The step that was begun last is over.</summary>
    private void Close(bool succeeded)
    {
        if (Record.Steps is not [.., var last])
            return;
        var took = (long)ground.Host.Clock.GetElapsedTime(_begun).TotalMilliseconds;
        Record = Record with
        {
            Steps = [.. Record.Steps.SkipLast(1), last with { DurationMs = took, Succeeded = succeeded }],
        };
    }

    /// <summary>Notes what is known by now; that this fails is said, and changes nothing: the command was run.</summary>
    private async Task TryWriteAsync()
    {
        try
        {
            await WriteAsync(CancellationToken.None);
        }
        // A driver or a file system may fail in ways of its own: none of them is worth the result.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            ground.Say($"the history does not say how this deployment ended: {failure.Message} ({place?.Description})");
        }
    }

    /// <summary>The last deployment of this database before this one, of which a step was begun; null: there is none.</summary>
    /// <exception cref="UndriftException">The history cannot be read.</exception>
    public async Task<DeploymentRecord?> PreviousAsync(CancellationToken cancellation) =>
        (await AllAsync(cancellation)).LastOrDefault(other =>
            other.Id != Record.Id
            && other.Database == Record.Database
            && other.Environment == Record.Environment
            && other.Outcome != DeploymentOutcome.Refused
        );

    /// <summary>What the history says of a deployment that somebody else runs; null: nothing.</summary>
    public async Task<DeploymentRecord?> OfAsync(string? run, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).LastOrDefault(other =>
            run is null
                ? other.Id != Record.Id
                    && other.Database == Record.Database
                    && other.Outcome == DeploymentOutcome.Interrupted
                : other.Id == run
        );

    private async Task<IReadOnlyList<DeploymentRecord>> AllAsync(CancellationToken cancellation)
    {
        if (place is null || _written == 0)
            return [];
        await using var session = await place.OpenAsync(HistoryAccess.Read, ground.Timeout, cancellation);
        return await DeploymentLog.ReadAsync(session, cancellation);
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        if (place is null)
            return;
        await using var session = await place.OpenAsync(HistoryAccess.Write, ground.Timeout, cancellation);
        await DeploymentLog.AddAsync(session, Record, _written + 1, ground.Host.Clock.GetUtcNow(), cancellation);
        await session.CommitAsync(cancellation);
        _written++;
    }
}
