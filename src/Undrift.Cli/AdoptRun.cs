using System.CommandLine;
using System.Globalization;

namespace Undrift.Cli;

/// <summary><c>undrift fix --to code</c>: a migration that makes what the database has of what the code makes, and back.</summary>
internal sealed class AdoptRun(CliHost host, ParseResult parsed, SharedOptions shared, FixOptions options)
{
    /// <summary>Writes the migration and returns the exit code.</summary>
    public async Task<int> RunAsync(CheckOutcome outcome, Progress progress, CancellationToken cancellation)
    {
        var made = await PlanRun.AdoptAsync(outcome, progress, cancellation);
        var (target, desired) = (outcome.Report.Target.Description, outcome.Report.Desired.Description);
        var up = Remedy.Of(made.Up.Plan, made.Up.Proof).Sql($"Adopts what {target} has, after {desired}.");
        var down = Remedy.Of(made.Down.Plan, made.Down.Proof).Sql($"Undoes it: back to {desired}.");
        var isEmpty = made.Up.Plan is { Statements.Count: 0, Residue.Count: 0 };
        if (isEmpty || parsed.GetValue(options.Out) is not { } folder)
        {
            if (!parsed.GetValue(shared.Quiet))
                host.Out.Write(isEmpty ? up : $"-- undrift:up\n{up}\n-- undrift:down\n{down}");
        }
        else
            Write(folder, up, down);
        return made.Up.IsWhole && made.Down.IsWhole ? ExitCode.Success : ExitCode.Inconclusive;
    }

    private void Write(string folder, string up, string down)
    {
        var name = parsed.GetValue(options.Name) ?? Stamped();
        string[] paths = [Path.Combine(folder, name + ".up.sql"), Path.Combine(folder, name + ".down.sql")];
        if (Array.Find(paths, File.Exists) is { } taken)
            throw UndriftException.Failed(
                "the file is there already: a migration may have been run, and is not written over",
                taken,
                "choose another name with --name"
            );
        foreach (var (path, text) in paths.Zip([up, down]))
        {
            ReportFiles.WriteText(path, "the migration", text);
            host.Out.WriteLine(path);
        }
    }

    private string Stamped() =>
        "undrift_" + host.Clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
