using System.CommandLine;
using System.Globalization;

namespace Undrift.Cli;

/// <summary><c>undrift fix --to code</c>: a migration that makes what the database has of what the code makes, and back.</summary>
internal sealed class AdoptRun(CliHost host, ParseResult parsed, SharedOptions shared, FixOptions options)
{
    /// <summary>The project's migrations as text; empty where none are adopted into.</summary>
    public string Migrations { get; init; } = "";

    /// <summary>Writes the migration as plain SQL and returns the exit code.</summary>
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
    /// <param name="database">The database's text. Holds a credential.</param>
    /// <param name="cancellation">Ends it; what was written is taken back first.</param>
    public async Task<int> RunAsync(CheckRun run, string database, CancellationToken cancellation)
    {
        var adoption = await MigrationAsync(run, database, cancellation);
        if (parsed.GetValue(shared.Quiet))
            return ExitCode.Success;
        if (adoption is null)
            host.Out.WriteLine($"-- Nothing to do: {Migrations} makes what the database has.");
        foreach (var file in adoption?.Files ?? [])
            host.Out.WriteLine(
                parsed.GetValue(options.DryRun) ? $"-- undrift:file {file.Path}\n{file.Text}" : file.Path
            );
        Tell(adoption?.Next ?? []);
        return ExitCode.Success;
    }

    /// <summary>The same beside a report, which comes out whole whatever becomes of the migration.</summary>
    /// <param name="outcome">What the check came to.</param>
    /// <param name="run">Reads and compares.</param>
    /// <param name="database">The database's text. Holds a credential.</param>
    /// <param name="cancellation">Ends it; what was written is taken back first.</param>
    public async Task<CheckOutcome> AddToAsync(
        CheckOutcome outcome,
        CheckRun run,
        string database,
        CancellationToken cancellation
    )
    {
        try
        {
            var adoption = await MigrationAsync(run, database, cancellation);
            Tell([.. (adoption?.Files ?? []).Select(file => $"written: {file.Path}"), .. adoption?.Next ?? []]);
            return adoption is null ? outcome : With(outcome, adoption);
        }
        catch (UndriftException why)
        {
            var judgement = outcome.Report.Judgement;
            var notes = judgement.Notes.Append($"no migration was written: {why.Message}");
            return outcome with { Report = outcome.Report with { Judgement = judgement with { Notes = [.. notes] } } };
        }
    }

    private static CheckOutcome With(CheckOutcome outcome, Adoption adoption)
    {
        var adopted = adoption.Adopted.Select(drift => drift.Object).ToHashSet();
        var ids = outcome
            .Report.Judgement.Findings.Where(finding => adopted.Contains(finding.Drift.Object))
            .Select(finding => finding.Drift.Id)
            .ToHashSet(StringComparer.Ordinal);
        return outcome with { Report = outcome.Report with { Migration = new ReportedMigration(adoption.Files, ids) } };
    }

    private Task<Adoption?> MigrationAsync(CheckRun run, string database, CancellationToken cancellation) =>
        new MigrationRun(host, run, Migrations, database)
        {
            Name = parsed.CommandResult.Command.Options.Contains(options.Name) ? parsed.GetValue(options.Name) : null,
            DryRun = parsed.CommandResult.Command.Options.Contains(options.DryRun) && parsed.GetValue(options.DryRun),
        }.RunAsync(cancellation);

    private void Tell(IEnumerable<string> steps)
    {
        if (!parsed.GetValue(shared.Quiet))
            foreach (var step in steps)
                host.Error.WriteLine($"undrift: {step}");
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
