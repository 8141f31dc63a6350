namespace Undrift.Cli;

/// <summary>Takes the lock of deployments, or says who has it.</summary>
internal sealed class LockStep(DeploymentGround ground, IDeploymentTarget target, DeploymentJournal journal)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    /// <summary>Takes it; waits for another deployment as long as was allowed.</summary>
    /// <exception cref="UndriftException">The server cannot be reached, or another deployment does not end.</exception>
    public async Task<IDeploymentLock> TakeAsync(DeploymentClaim claim, CancellationToken cancellation)
    {
        var (clock, wait) = (ground.Host.Clock, ground.Options.WaitOf(ground.Parsed));
        var started = clock.GetTimestamp();
        var told = false;
        while (true)
        {
            var attempt = await target.TryLockAsync(claim, cancellation);
            if (attempt.Lock is { } taken)
                return taken;
            if (clock.GetElapsedTime(started) >= wait)
                throw await RefusalAsync(attempt.Holder, wait, cancellation);
            if (!told)
                ground.Say("lock", $"waiting {Duration.Text(wait)} for another deployment: {attempt.Holder}");
            told = true;
            await Task.Delay(Between, clock, cancellation);
        }
    }

    private async Task<UndriftException> RefusalAsync(LockHolder? holder, TimeSpan wait, CancellationToken cancellation)
    {
        var known = await journal.OfAsync(holder?.Claim?.Run, cancellation);
        var doing = known is null
            ? ""
            : $": {known.Command}, begun {Moment.Text(known.At)} by {known.By.Actor ?? known.By.User}";
        return UndriftException.Failed(
            $"another deployment of this database is running{doing}",
            holder?.ToString() ?? ground.Described,
            wait > TimeSpan.Zero ? "it did not end in time: look at it" : "wait until it has ended, or add --wait 10m"
        );
    }
}
