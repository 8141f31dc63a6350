using System.CommandLine;
using Undrift.Cli.Local;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift local restore</c>: puts a snapshot in the place of what a database holds.</summary>
internal static class LocalRestoreCommand
{
    public static Command Make(CliHost host)
    {
        var options = new LocalOptions();
        var command = new Command("restore", "Put a snapshot in the place of what the database holds") { options.Name };
        options.AddTo(command);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var (database, name) = (options.Database(host, parsed), parsed.GetValue(options.Name)!);
                var snapshot =
                    LocalOptions.Find(database, name)
                    ?? throw UndriftException.Usage(
                        $"there is no snapshot {Visible.Text(name)} of {database.Described}",
                        database.Snapshots.Path,
                        "see them with 'undrift local list', make one with 'undrift local snapshot'"
                    );
                database.Snapshots.RequireIntact(snapshot);
                await database.Backups.RestoreAsync(
                    database.Snapshots.FileOf(snapshot),
                    database.Source,
                    new ReadOptions(database.Project.TimeoutOf(parsed, options.Shared), []),
                    cancellation
                );
                host.Out.WriteLine(
                    $"{database.Described} is as it was on {Moment.Text(snapshot.At)} (snapshot {Visible.Text(name)})."
                );
                return ExitCode.Success;
            }
        );
        return command;
    }
}
