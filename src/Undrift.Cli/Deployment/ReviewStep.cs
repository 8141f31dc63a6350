namespace Undrift.Cli;

/// <summary>Tells what the pending migrations would do, before they are run: they are tried out on a scratch copy of the schema.</summary>
internal sealed class ReviewStep(DeploymentGround ground)
{
    /// <summary>Looks, and says what it sees. Nothing of it refuses a deployment: what is dangerous may be meant.</summary>
    /// <param name="look">What the preflight saw; without a comparison there is nothing to build a copy from.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The tables cannot be looked at.</exception>
    public async Task LookAsync(SchemaLook look, CancellationToken cancellation)
    {
        if (look is not { State.Applied.Pending: { Count: > 0 } pending, Outcome.Pair: var pair })
            return;
        var read = new ReadOptions(ground.Timeout, []) { Dependencies = true };
        var actual = await ground.Engine.ReadAsync(ground.Database, read, cancellation);
        var review = await PendingReviewer.OfAsync(
            ground.Engine,
            ground.Database,
            actual,
            pending,
            pair.Scratch,
            read,
            cancellation
        );
        foreach (var line in PendingReviewText.Lines(review))
            ground.Say("review", Visible.Text(line));
    }
}
