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

    /// <summary>The same in a project with migrations: as its tool writes them. Returns the exit code.</summary>
    /// <param name="run">Reads and compares.</param>
    /// <param name="migrations">The migrations as text.</param>
    /// <param name="database">The database's text. Holds a credential.</param>
    /// <param name="cancellation">Ends it; what was written is taken back first.</param>
    public async Task<int> RunAsync(CheckRun run, string migrations, string database, CancellationToken cancellation)
    {
        var source = SchemaSource.Parse(migrations, host.Engines);
        var dry = parsed.GetValue(options.DryRun);
        var work = new MigrationRun(host, run, source, migrations, database)
        {
            Name = parsed.GetValue(options.Name),
            DryRun = dry,
        };
        var adoption = await work.RunAsync(cancellation);
        if (parsed.GetValue(shared.Quiet))
            return ExitCode.Success;
        if (adoption is null)
            host.Out.WriteLine($"-- Nothing to do: {source.Description} makes what the database has.");
        foreach (var file in adoption?.Files ?? [])
            host.Out.WriteLine(dry ? $"-- undrift:file {file.Path}\n{file.Text}" : file.Path);
        foreach (var step in adoption?.Next ?? [])
            await host.Error.WriteLineAsync($"undrift: {step}");
        return ExitCode.Success;
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
