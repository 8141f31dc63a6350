namespace Undrift.Cli.Deployment;

/// <summary>Asks a person, where there is one.</summary>
internal sealed class ApprovalStep(DeploymentGround ground)
{
    /// <summary>What will be asked, for a plan.</summary>
    public string Words =>
        ground.Parsed.GetValue(ground.Options.Yes) ? "given by --yes"
        : Question.CanBeAsked(ground.Host) ? "a person at this terminal is asked"
        : "nobody is asked: there is no terminal";

    /// <summary>Asks.</summary>
    /// <exception cref="DeploymentRefused">The answer was no.</exception>
    public void Ask()
    {
        if (ground.Parsed.GetValue(ground.Options.Yes) || !Question.CanBeAsked(ground.Host))
            return;
        if (!Question.Answered(ground.Host, $"Run it on {Visible.Text(ground.Described)}?"))
            throw new DeploymentRefused(ExitCode.Cancelled, "the answer was no; nothing was run");
    }
}
