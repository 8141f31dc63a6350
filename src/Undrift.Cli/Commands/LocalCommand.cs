using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift local</c>: keeps, brings back and makes anew the databases that developers work on.</summary>
internal static class LocalCommand
{
    public static Command Make(CliHost host)
    {
        var command = new Command(
            "local",
            "Snapshots of a development database, and a fresh start; never of a protected one"
        );
        command.Subcommands.Add(LocalSnapshotCommand.Make(host));
        command.Subcommands.Add(LocalRestoreCommand.Make(host));
        command.Subcommands.Add(LocalListCommand.Make(host));
        command.Subcommands.Add(LocalResetCommand.Make(host));
        return command;
    }
}
