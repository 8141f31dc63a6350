using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift grants</c>: prints the SQL that makes the least-privilege role for checking.</summary>
internal static class GrantsCommand
{
    public static Command Make(CliHost host)
    {
        var engineName = new Argument<string>("ENGINE")
        {
            Description = "postgres, mysql or sqlite",
            DefaultValueFactory = _ => "postgres",
        };
        var role = new Option<string>("--role")
        {
            Description = "Name of the role",
            HelpName = "NAME",
            DefaultValueFactory = _ => "undrift",
        };
        var database = new Option<string?>("--database") { Description = "Name of the database", HelpName = "NAME" };
        var command = new Command("grants", "Print the least-privilege role for checking")
        {
            engineName,
            role,
            database,
        };
        command.SetAction(parsed =>
        {
            var engine = EngineList.Named(parsed.GetRequiredValue(engineName), host.Engines);
            var sql = engine.GrantsFor(parsed.GetRequiredValue(role), parsed.GetValue(database));
            host.Out.WriteLine(sql ?? $"-- {engine.DisplayName} has no roles: read access to the file is enough.");
            return ExitCode.Success;
        });
        return command;
    }
}
