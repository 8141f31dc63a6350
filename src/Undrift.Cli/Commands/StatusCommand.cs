using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift status</c>: which migrations a database has, which are pending, what was done lately.</summary>
internal static class StatusCommand
{
    public static Command Make(CliHost host)
    {
        var json = new Option<bool>("--json") { Description = "As JSON" };
        var hazards = new Option<bool>("--hazards")
        {
            Description = "Run what is pending on a scratch copy of the schema, and say what each statement does",
        };
        var shared = new SharedOptions();
        shared.History.Description = "The history of runs (default: history: of undrift.yml, else .undrift/history.db)";
        var command = new Command("status", "Show the migrations: applied, pending, failed, edited; and the last runs")
        {
            shared.Environment,
            shared.Database,
            shared.Migrations,
            hazards,
            json,
            shared.History,
            shared.Config,
            shared.EnvFile,
            shared.Engine,
            shared.Scratch,
            shared.Python,
            shared.Timeout,
            shared.Verbose,
            shared.Quiet,
            shared.NoColour,
        };
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var run = new StatusRun(host, parsed, shared);
                var status = await run.OfAsync(parsed.GetValue(hazards), cancellation);
                var colour = host.MayColour(parsed.GetValue(shared.NoColour));
                if (parsed.GetValue(json))
                    StatusJson.Write(status, CliHost.Tool, host.Out);
                else if (!parsed.GetValue(shared.Quiet))
                    StatusText.Write(status, host.Out, new TextOptions(host.Width, colour));
                return status.IsUpToDate ? ExitCode.Success : ExitCode.Drift;
            }
        );
        return command;
    }
}
