using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift backup verify ID</c>: restores a backup on a scratch database and compares it.</summary>
internal static class BackupVerifyCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, options) = (new SharedOptions(), new BackupOptions());
        var id = new Argument<string>("ID") { Description = "The backup: its id, or the beginning of it" };
        var command = new Command("verify", "Restore a backup on a scratch database, and compare schema and rows")
        {
            id,
            options.To,
        };
        BackupOptions.AddShared(command, shared);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var project = Project.Of(parsed, shared, host, sourcesNamed: true);
                var run = new BackupRun(host, project, parsed, shared) { To = parsed.GetValue(options.To) };
                var backup = await run.VerifyAsync(run.Folder.Find(parsed.GetRequiredValue(id)), cancellation);
                host.Out.WriteLine($"Backup {backup.Id} is good: {BackupWords.Of(backup)}.");
                return ExitCode.Success;
            }
        );
        return command;
    }
}
