using System.CommandLine;

namespace Undrift.Cli;

/// <summary>The options of the commands about backups.</summary>
internal sealed class BackupOptions
{
    public Option<bool> Verify { get; } =
        new("--verify") { Description = "Restore it on a scratch database, and compare schema and rows" };

    public Option<bool> Branch { get; } =
        new("--branch") { Description = "Make a branch at the platform (Neon) instead of a file" };

    public Option<int?> Keep { get; } =
        new("--keep")
        {
            Description = "Keep this many of the database's backups, and remove older ones",
            HelpName = "N",
        };

    public Option<string?> KeepFor { get; } =
        new("--keep-for")
        {
            Description = "Remove backups of the database that are older, such as 30d",
            HelpName = "TIME",
        };

    public Option<string?> To { get; } =
        new("--to")
        {
            Description = "Folder of the backups (default: backups: of undrift.yml, or backups beside it)",
            HelpName = "DIR",
        };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Only say what would be done" };

    public Option<bool> Json { get; } = new("--json") { Description = "As JSON" };

    /// <summary>The options of <c>backup</c>.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Verify, Branch, Keep, KeepFor, To, DryRun, Json])
            command.Options.Add(option);
    }

    /// <summary>What names the database, and where scratch databases are made.</summary>
    public static void AddShared(Command command, SharedOptions shared)
    {
        foreach (
            var option in (Option[])
                [
                    shared.Environment,
                    shared.Database,
                    shared.Config,
                    shared.EnvFile,
                    shared.Scratch,
                    shared.Python,
                    shared.Timeout,
                    shared.Verbose,
                    shared.Quiet,
                ]
        )
            command.Options.Add(option);
    }

    /// <summary>How long backups are kept; null: nobody says.</summary>
    /// <exception cref="UndriftException">Less than one is to be kept, or no length of time.</exception>
    public Retention? RetentionOf(ParseResult parsed)
    {
        var (count, text) = (parsed.GetValue(Keep), parsed.GetValue(KeepFor));
        if (count is < 1)
            throw UndriftException.Usage($"--keep {count} would keep nothing", next: "keep one or more");
        var time =
            text is null ? (TimeSpan?)null
            : Duration.Parse(text) is { } length ? length
            : throw UndriftException.Usage(
                $"--keep-for {Visible.Text(text)}: expected {Duration.Expected}",
                next: "write 30d or 12w"
            );
        return count is null && time is null ? null : new Retention(count, time);
    }
}
