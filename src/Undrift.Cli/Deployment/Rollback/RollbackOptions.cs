using System.CommandLine;

namespace Undrift.Cli;

/// <summary>The options of <c>undrift rollback</c>.</summary>
internal sealed class RollbackOptions
{
    public Option<bool> Advise { get; } =
        new("--advise") { Description = "Look at the database and recommend a way, with reasons (default)" };

    public Option<string?> Backup { get; } =
        new("--to-backup")
        {
            Description = "Restore a backup in the place of what the database holds",
            HelpName = "ID",
        };

    public Option<int?> Down { get; } =
        new("--down")
        {
            Description = "Undo the last migrations by what the project has to undo them (1 where no number is given)",
            HelpName = "N",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public Option<string?> DownTo { get; } =
        new("--down-to") { Description = "Undo what was applied after a version, which stays", HelpName = "VERSION" };

    public Option<string?> Branch { get; } =
        new("--branch") { Description = "Put a branch of the platform (Neon) in place", HelpName = "ID" };

    public Option<string?> Forward { get; } =
        new("--forward")
        {
            Description = "Write the migration that makes the schema of a backup again; the rows stay",
            HelpName = "ID",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public Option<bool> NoBackup { get; } =
        new("--no-backup") { Description = "Do not back up first what is there now" };

    public Option<bool> NoVerify { get; } =
        new("--no-verify") { Description = "Restore a backup that was never tried out on a scratch database" };

    public Option<bool> OtherDatabase { get; } =
        new("--other-database") { Description = "The backup is of another database than the one named" };

    public Option<string?> Output { get; } =
        new("--output", "-o") { Description = "With --forward: write the plan as JSON", HelpName = "FILE" };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Only say what would be done" };

    public Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask" };

    public Option<string?> Confirm { get; } =
        new("--confirm") { Description = "Name of the environment, where it is protected", HelpName = "ENV" };

    public Option<string?> To { get; } = new BackupOptions().To;

    public Option<bool> Json { get; } = new BackupOptions().Json;

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    Advise,
                    Backup,
                    Down,
                    DownTo,
                    Branch,
                    Forward,
                    NoBackup,
                    NoVerify,
                    OtherDatabase,
                    Output,
                    DryRun,
                    Yes,
                    Confirm,
                    To,
                    Json,
                ]
        )
            command.Options.Add(option);
    }

    /// <summary>The way that was asked for; null: none, so that advice is meant.</summary>
    /// <exception cref="UndriftException">Several were asked for.</exception>
    public Option? WayOf(ParseResult parsed)
    {
        var ways = ((Option[])[Advise, Backup, Down, DownTo, Branch, Forward])
            .Where(option => parsed.GetResult(option) is { Implicit: false })
            .ToList();
        return ways.Count > 1
            ? throw UndriftException.Usage(
                $"{ways[0].Name} and {ways[1].Name} are two ways back",
                next: "choose one; see what fits with 'undrift rollback --advise'"
            )
            : ways.FirstOrDefault();
    }
}
