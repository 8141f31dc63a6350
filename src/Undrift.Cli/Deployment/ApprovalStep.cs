namespace Undrift.Cli;

/// <summary>Asks a person, where there is one.</summary>
internal sealed class ApprovalStep(DeploymentGround ground)
{
    /// <summary>What will be asked, for a plan.</summary>
    public string Words =>
        ground.Parsed.GetValue(ground.Options.Yes) ? "given by --yes"
        : Question.CanBeAsked(ground.Host) ? "a person at this terminal is asked"
        : ground.Project.Protected ? "needed: the environment is protected, and without a terminal --yes gives it"
        : "nobody is asked: there is no terminal";

    /// <summary>Asks.</summary>
    /// <exception cref="DeploymentRefused">The answer was no, or nobody could be asked who has to be.</exception>
    public void Ask()
    {
        if (ground.Parsed.GetValue(ground.Options.Yes))
            return;
        if (!Question.CanBeAsked(ground.Host))
        {
            if (ground.Project.Protected)
                throw new DeploymentRefused(
                    ExitCode.Drift,
                    "the environment is protected, and there is no terminal to ask at",
                    "add --yes where the pipeline itself has asked somebody, or say 'protected: false' in undrift.yml"
                );
            return;
        }
        if (!Question.Answered(ground.Host, $"Run it on {Visible.Text(ground.Described)}?"))
            throw new DeploymentRefused(ExitCode.Cancelled, "the answer was no; nothing was run");
    }
}
