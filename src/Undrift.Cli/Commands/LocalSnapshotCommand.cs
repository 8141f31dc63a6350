using System.CommandLine;
using Undrift.Cli.Local;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift local snapshot</c>: keeps a database as it is. One of the same name is replaced.</summary>
internal static class LocalSnapshotCommand
{
    public static Command Make(CliHost host)
    {
        var options = new LocalOptions();
        var command = new Command("snapshot", "Keep the database as it is now: schema and rows") { options.Name };
        options.AddTo(command);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var (database, name) = (options.Database(host, parsed), parsed.GetValue(options.Name)!);
                var before = LocalOptions.Find(database, name);
                var run = new BackupRun(host, database.Project, parsed, options.Shared)
                {
                    To = database.Snapshots.Path,
                    Reason = name,
                };
                var made = await run.MakeAsync(verify: false, cancellation);
                if (before is not null)
                    database.Snapshots.Remove(before);
                host.Out.WriteLine($"Snapshot {Visible.Text(name)} of {database.Described}: {BackupWords.Of(made)}.");
                return ExitCode.Success;
            }
        );
        return command;
    }
}
