using System.CommandLine;
using Undrift.Cli.Local;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift local list</c>: the snapshots of a database.</summary>
internal static class LocalListCommand
{
    public static Command Make(CliHost host)
    {
        var options = new LocalOptions();
        var command = new Command("list", "Show the snapshots of the database");
        options.AddTo(command);
        command.SetCancellableAction(
            (parsed, _) =>
            {
                var database = options.Database(host, parsed);
                var all = database.Snapshots.All().Where(item => item.Database == database.Described).ToList();
                if (all.Count == 0)
                    host.Out.WriteLine($"No snapshot of {database.Described}.");
                foreach (var item in all)
                    host.Out.WriteLine(
                        $"{Visible.Text(item.Reason ?? item.Id)}  {Moment.Text(item.At)}  {BackupWords.Of(item)}"
                    );
                return Task.FromResult(ExitCode.Success);
            }
        );
        return command;
    }
}
