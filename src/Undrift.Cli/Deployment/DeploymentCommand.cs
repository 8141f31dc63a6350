namespace Undrift.Cli;

/// <summary>The command that a deployment runs.</summary>
/// <param name="Words">The program, with its path, and its arguments.</param>
/// <param name="Shown">As it may be seen.</param>
/// <param name="Folder">Where it is run; null: in the current folder.</param>
/// <param name="Origin">Where it comes from; null: a person named it.</param>
internal sealed record DeploymentCommand(IReadOnlyList<string> Words, string Shown, string? Folder, string? Origin)
{
    /// <summary>The command that a person named, else that of the migration tool.</summary>
    /// <exception cref="UndriftException">None is named and none is known, or its program is not there.</exception>
    public static DeploymentCommand Of(DeploymentGround ground, MigrationSet? set)
    {
        var words = ground.Options.WordsOf(ground.Parsed);
        if (words is [var program, .. var rest])
            return new DeploymentCommand(
                [ProgramFinder.Find(program), .. rest],
                ShownCommand.Of(words, ground.Redaction),
                null,
                null
            );
        if (set is null)
            throw UndriftException.Usage(
                "which command runs the migrations?",
                next: "write it behind --, or name the migrations, whose tool may have one (migrations: in undrift.yml)"
            );
        var tool = ToolCommand.Of(
            set,
            ground.Project.Desired,
            ground.Parsed.GetValue(ground.Shared.Python) ?? ground.Project.Config?.Python
        );
        return new DeploymentCommand(
            tool.Words,
            ShownCommand.Of(tool.Words, ground.Redaction),
            tool.Folder,
            $"of {set.Flavour}: none was named"
        );
    }
}
