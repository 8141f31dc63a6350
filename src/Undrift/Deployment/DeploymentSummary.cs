namespace Undrift;

/// <summary>A deployment as Markdown, for the summary of a pipeline's run: what came of it, and each step.</summary>
internal static class DeploymentSummary
{
    /// <summary>Writes it.</summary>
    public static void Write(DeploymentRecord record, TextWriter output)
    {
        var place = record.Environment ?? record.Database;
        output.Write($"## Migration {record.Outcome.Name().Replace('_', ' ')}: {MarkdownText.Prose(place)}\n\n");
        if (record.Problem is { } problem)
            output.Write($"{MarkdownText.Prose(problem)}\n\n");
        output.Write($"Command {MarkdownText.Code(record.Command)}, run {MarkdownText.Code(record.Id)}");
        output.Write(record.ToVersion is { } version ? $", now at {MarkdownText.Prose(version)}.\n\n" : ".\n\n");
        output.Write("| step | took | |\n|---|---|---|\n");
        foreach (var step in record.Steps)
        {
            var took = AgeWords.Of(TimeSpan.FromMilliseconds(step.DurationMs));
            output.Write($"| {step.Step.Name().Replace('_', '-')} | {took} | {(step.Succeeded ? "✅" : "❌")} |\n");
        }
        output.Write('\n');
        foreach (var label in record.Applied)
            output.Write($"- applied {MarkdownText.Prose(label)}\n");
        foreach (var label in record.Pending)
            output.Write($"- pending {MarkdownText.Prose(label)}\n");
        if (record.BackupId is { } backup)
            output.Write($"- backup {MarkdownText.Code(backup)}\n");
        output.Write('\n');
    }
}
