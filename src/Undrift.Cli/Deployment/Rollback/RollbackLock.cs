using System.Security.Cryptography;

namespace Undrift.Cli;

/// <summary>A rollback is a deployment, too: it takes the same lock, so that none runs meanwhile.</summary>
internal static class RollbackLock
{
    /// <summary>Takes the lock; the caller lets it go.</summary>
    /// <exception cref="UndriftException">A deployment is running, or the server cannot be reached.</exception>
    public static async Task<IDeploymentLock> TakeAsync(RollbackContext context, CancellationToken cancellation)
    {
        var target = context.Engine.DeploymentTo(context.Source, context.Ground.Timeout);
        var run = "rollback-" + RandomNumberGenerator.GetHexString(8, lowercase: true);
        var attempt = await target.TryLockAsync(DeploymentClaim.OfThisProcess(run), cancellation);
        return attempt.Lock
            ?? throw UndriftException.Failed(
                $"a deployment of this database is running: {attempt.Holder?.ToString() ?? "it just let the lock go"}; nothing was done",
                context.Described,
                "wait until it has ended, then repeat"
            );
    }
}
