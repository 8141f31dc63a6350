namespace Undrift.Cli;

/// <summary><c>rollback --branch ID</c>: a branch at the platform takes the place of the present one, which is kept.</summary>
internal sealed class BranchRollback(RollbackContext context)
{
    /// <summary>Puts it in place, and compares where the schema of that time is known.</summary>
    public async Task<int> RunAsync(string branch, CancellationToken cancellation)
    {
        var noted = context.Folder.All().FirstOrDefault(backup => backup.Id == branch || backup.Place == branch);
        var run = new BranchRun(context.Host, context.Project);
        var id = noted?.Place ?? branch;
        if (context.DryRun)
            return context.Tell(
                $"have Neon put the branch {Visible.Text(id)} in the place of {run.Described}",
                "what is there now is kept as a branch of its own"
            );
        if (!context.Confirmed($"Put the branch {Visible.Text(id)} in the place of {run.Described}"))
            return ExitCode.Cancelled;
        await using var held = await RollbackLock.TakeAsync(context, cancellation);
        var keptAs = await run.RestoreAsync(id, cancellation);
        context.Host.Out.WriteLine(
            $"The branch {Visible.Text(id)} is in place; what was there is the branch {keptAs}."
        );
        context.Host.Out.WriteLine(
            "Connections were closed by the platform. See that all is well with 'undrift check'."
        );
        return ExitCode.Success;
    }
}
