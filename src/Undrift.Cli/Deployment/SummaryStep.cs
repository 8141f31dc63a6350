using System.Text;

namespace Undrift.Cli;

/// <summary>Says what a deployment came to: on standard error, and in the summary of a GitHub workflow's run.</summary>
internal sealed class SummaryStep(DeploymentGround ground)
{
    /// <summary>The file of a step's summary (docs.github.com, "Workflow commands", "Adding a job summary").</summary>
    private const string GitHubSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>Says it. A summary that cannot be written changes nothing of the deployment.</summary>
    public void Tell(DeploymentRecord record, DeploymentEnd end)
    {
        var steps = record.Steps.Select(step => $"{StepWords.Of(step.Step)} {Took(step.DurationMs)}");
        ground.Say("steps", string.Join(", ", steps));
        var at = record.FailedStep is { } failed ? $" at the step '{StepWords.Of(failed)}'" : "";
        ground.Say("result", $"{StepWords.Of(end.Outcome)}{at} after {Took(record.DurationMs)}");
        if (end.Problem is { } problem)
            ground.Say("problem", problem);
        if (end.Next is { } next)
            ground.Say("next", next);
        if (ground.Project.Variable(GitHubSummary) is { Length: > 0 } file)
            Append(file, record);
    }

    private void Append(string file, DeploymentRecord record)
    {
        try
        {
            AtomicFile.Append(
                file,
                "the summary",
                stream =>
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                    DeploymentSummary.Write(record, writer);
                }
            );
        }
        catch (UndriftException failure)
        {
            ground.Say("note", $"{failure.Message} ({failure.Where})");
        }
    }

    private static string Took(long milliseconds) => AgeWords.Of(TimeSpan.FromMilliseconds(milliseconds));
}
