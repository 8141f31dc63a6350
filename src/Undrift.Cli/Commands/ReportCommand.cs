using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift report FILE</c>: any format of a JSON report that was written before.</summary>
internal static class ReportCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, reporting) = (new SharedOptions(), new ReportOptions());
        var file = new Argument<string>("FILE") { Description = "A JSON report (check --export FILE)" };
        var command = new Command("report", "Render a JSON report in other formats") { file };
        reporting.AddRenderingTo(command);
        command.Options.Add(shared.Quiet);
        command.Options.Add(shared.NoColour);
        command.SetAction(parsed =>
        {
            var outputs = ReportOutputs.Of(parsed, shared, reporting);
            var path = parsed.GetRequiredValue(file);
            var report = SavedReport.Read(path, host);
            if (outputs.NamesSql && report.Remedy is null)
                throw UndriftException.Usage(
                    "the report holds no SQL: none was asked for when it was made",
                    path,
                    "make it anew with 'undrift check --remediate --export FILE'"
                );
            outputs.Write(report with { ShowSql = outputs.ShowsSql }, host);
            return ExitCode.Success;
        });
        return command;
    }
}
