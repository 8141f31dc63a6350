using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift backup prune</c>: removes old backups, never the last good one of a database.</summary>
internal static class BackupPruneCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, options) = (new SharedOptions(), new BackupOptions());
        var command = new Command("prune", "Remove old backups; the last good one of a database always stays")
        {
            options.Keep,
            options.KeepFor,
            options.To,
            options.DryRun,
            shared.Config,
            shared.EnvFile,
        };
        command.SetAction(parsed =>
        {
            var retention =
                options.RetentionOf(parsed)
                ?? throw UndriftException.Usage("which backups are old?", next: "add --keep N or --keep-for TIME");
            var project = Project.Of(parsed, shared, host, sourcesNamed: true);
            var folder = BackupPlace.Of(project, parsed.GetValue(options.To));
            var (all, now) = (folder.All(), host.Clock.GetUtcNow());
            var old = all.DistinctBy(backup => backup.Database)
                .SelectMany(backup => retention.Beyond(all, backup, now, folder.IsIntact))
                .ToList();
            var dry = parsed.GetValue(options.DryRun);
            foreach (var backup in old)
            {
                if (!dry)
                    folder.Remove(backup);
                host.Out.WriteLine($"{(dry ? "Would remove" : "Removed")} {backup.Id}: {BackupWords.Of(backup)}.");
            }
            if (old.Count == 0)
                host.Out.WriteLine($"Nothing to remove: {KindWords.Count(all.Count, "backup")}.");
            return ExitCode.Success;
        });
        return command;
    }
}
