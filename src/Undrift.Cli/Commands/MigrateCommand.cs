using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift migrate</c>: runs the project's own migration command, safe, seen and reversible.</summary>
internal static class MigrateCommand
{
    public static Command Make(CliHost host)
    {
        var options = new MigrateOptions();
        var shared = new SharedOptions
        {
            Timeout = new("--statement-timeout")
            {
                Description = "For connecting and for each statement of Undrift's own (default: 30s)",
                HelpName = "TIME",
            },
        };
        var command = new Command(
            "migrate",
            "Run the project's migration command: alone, checked before and after, with an end, recorded"
        );
        shared.AddTo(command);
        command.Options.Add(shared.Migrations);
        command.Options.Add(shared.History);
        options.AddTo(command);
        command.SetCancellableAction(
            (parsed, cancellation) =>
                new MigrateRun(DeploymentGround.Of(host, parsed, shared, options)).RunAsync(cancellation)
        );
        return command;
    }
}
