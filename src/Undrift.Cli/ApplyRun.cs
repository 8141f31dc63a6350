using System.CommandLine;

namespace Undrift.Cli;

/// <summary><c>undrift fix --apply</c>: runs a reviewed plan on the database that it was made for.</summary>
internal sealed class ApplyRun(
    CliHost host,
    Project project,
    ParseResult parsed,
    SharedOptions shared,
    FixOptions options
)
{
    private readonly Progress _progress = new(host, parsed.GetValue(shared.Verbose), parsed.GetValue(shared.Quiet));

    /// <summary>Runs the plan and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var allowed = options.Allowed(parsed);
        var file = PlanFileReader.ReadFile(parsed.GetRequiredValue(options.Plan)!);
        var engine = EngineList.Named(file.Engine, host.Engines);
        var source = project.RequireActual();
        if (!engine.IsDatabase(source))
            throw UndriftException.Usage(
                $"the plan is for a {engine.DisplayName} database, and '{Described(source)}' is none",
                next: "name the database with --database or -e"
            );
        PlanPermission.Require(file, allowed, parsed.GetValue(options.Unproven));
        var application = new PlanApplication(engine, source, file, project.TimeoutOf(parsed, shared));
        using (_progress.Step(() => $"reading {engine.Describe(source)}"))
        {
            await application.RequireStateAsync(cancellation);
            await application.RequireEmptyAsync(cancellation);
        }
        if (file.Plan.Statements.Count == 0)
        {
            host.Out.WriteLine("Nothing to do: the plan has no statements.");
            return ExitCode.Success;
        }
        if (!Confirmed(file, engine.Describe(source)))
        {
            await host.Error.WriteLineAsync("undrift: nothing was run");
            return ExitCode.Cancelled;
        }
        var journal = new PlanJournal(file.Plan, new PlanProgress(host, file.Plan, parsed.GetValue(shared.Quiet)));
        await RunAsync(application, file, journal, cancellation);
        return await FinishAsync(application, file, source, cancellation);
    }

    private async Task RunAsync(
        PlanApplication application,
        PlanFile file,
        PlanJournal journal,
        CancellationToken cancellation
    )
    {
        try
        {
            await application.RunAsync(journal, cancellation);
        }
        catch (OperationCanceledException) when (journal.Done > 0 || journal.Failed is not null)
        {
            await host.Error.WriteLineAsync(
                $"undrift: {PlanFailure.Head(file, journal)} was ended; {journal.Standing()}"
            );
            throw;
        }
        catch (UndriftException failure) when (journal.Failed is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            throw PlanFailure.Of(
                failure,
                file,
                journal,
                await application.ResultAsync(cancellation),
                journal.Failed is { } at ? application.LeftBy(file.Plan.Statements[at]) : null
            );
        }
    }

    /// <summary>Reads back. Another spelling of the target is told from another schema by comparing, where that can be done.</summary>
    private async Task<int> FinishAsync(
        PlanApplication application,
        PlanFile file,
        string source,
        CancellationToken cancellation
    )
    {
        PlanResult result;
        using (_progress.Step(() => "reading the result"))
            result = await application.ResultAsync(cancellation);
        if (result == PlanResult.Target || await IsCleanAsync(source, cancellation))
        {
            host.Out.WriteLine(
                $"Done: {file.Plan.Statements.Count} statements; what was read back is the schema that the plan makes."
            );
            return ExitCode.Success;
        }
        var why = result == PlanResult.Unknown ? "could not be read back" : "is not exactly what the plan was to make";
        throw new UndriftException(
            FailureKind.Inconclusive,
            $"all {file.Plan.Statements.Count} statements were run; the schema {why}",
            next: "see what is left with 'undrift check'"
        );
    }

    private async Task<bool> IsCleanAsync(string source, CancellationToken cancellation)
    {
        if (project.Desired is not { } desired)
            return false;
        var run = new CheckRun(host, project, parsed, shared, new ReportOptions());
        var judgement = (await run.RunAsync("fix", desired, source, cancellation)).Report.Judgement;
        return judgement is { HasDrift: false, Gaps.Count: 0 };
    }

    private bool Confirmed(PlanFile file, string database)
    {
        if (parsed.GetValue(options.Yes) || !Question.CanBeAsked(host))
            return true;
        var hazards = string.Join(", ", file.Plan.Hazards.Select(hazard => hazard.Name()));
        return Question.Answered(
            host,
            $"Run {file.Plan.Statements.Count} statements on {Visible.Text(database)}{(hazards.Length > 0 ? $" ({hazards})" : "")}?"
        );
    }

    private string Described(string source) =>
        host.Engines.FirstOrDefault(other => other.IsDatabase(source))?.Describe(source) ?? source;
}
