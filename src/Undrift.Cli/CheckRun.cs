using System.CommandLine;

namespace Undrift.Cli;

/// <summary>One run of a comparing command: read both sides, compare, judge, report, exit code.</summary>
internal sealed class CheckRun(
    CliHost host,
    Project project,
    ParseResult parsed,
    SharedOptions shared,
    ReportOptions reporting
)
{
    /// <summary>Tells what is being done.</summary>
    public Progress Progress { get; } = new(host, parsed.GetValue(shared.Verbose), parsed.GetValue(shared.Quiet));

    /// <summary>Runs, gives the report out, and returns the exit code.</summary>
    /// <param name="command">Name of the command, for the report.</param>
    /// <param name="desired">The desired source as text.</param>
    /// <param name="actual">The actual source as text.</param>
    /// <param name="cancellation">Ends the run; scratch databases are removed first.</param>
    /// <param name="leg">Adds what there is to say of the migrations; null: nothing.</param>
    /// <param name="adopt">Writes the migration for what was changed by hand; null: none is wanted.</param>
    /// <param name="whenRead">Begins something when the actual side has been read, while the desired one may not be; null: nothing.</param>
    /// <param name="parsedDesired">The desired source, where it has been understood already; null: it has not.</param>
    public async Task<int> FinishAsync(
        string command,
        string desired,
        string actual,
        CancellationToken cancellation,
        Func<CheckOutcome, Task<CheckOutcome>>? leg = null,
        AdoptRun? adopt = null,
        Func<IEngine, BuildOptions, CancellationToken, Task>? whenRead = null,
        SchemaSource? parsedDesired = null
    )
    {
        var outputs = ReportOutputs.Of(parsed, shared, reporting);
        var enforce = parsed.GetValue(reporting.EnforcePolicy);
        RequirePolicy(enforce);
        RequirePlanFor(shared.Probe, outputs);
        var wanted = OverrideOption.Of(parsed, reporting);
        using var recorder = RunRecorder.Of(host, project, parsed, shared);
        var outcome = await RecordedAsync(
            recorder,
            command,
            actual,
            async () =>
            {
                var found = await RunAsync(
                    command,
                    parsedDesired ?? SchemaSource.Parse(desired, host.Engines),
                    actual,
                    cancellation,
                    plans: outputs.NeedsPlan,
                    reportsOnly: true,
                    whenRead
                );
                found = leg is null ? found : await leg(found);
                return adopt is null ? found : await adopt.AddToAsync(found, this, actual, cancellation);
            },
            cancellation
        );
        var report = await ReportAsync(outcome, outputs, enforce, wanted, cancellation);
        report = report with { DesiredFile = RepositoryFile.Of(desired) };
        var code = ExitCode.Of(report.Judgement, enforce, outputs.ByRisk);
        if (code == ExitCode.Success && report.FailsByMigrations)
            code = ExitCode.Drift;
        report = await recorder.AddAsync(report, code, cancellation);
        outputs.Write(report, host);
        if (enforce && GateMessage.Of(report) is { } message)
            await host.Error.WriteLineAsync(message);
        await recorder.EndAsync();
        return code;
    }

    /// <summary>Looks; a failure to do so is part of the history, too.</summary>
    private async Task<CheckOutcome> RecordedAsync(
        RunRecorder recorder,
        string command,
        string actual,
        Func<Task<CheckOutcome>> look,
        CancellationToken cancellation
    )
    {
        var started = host.Clock.GetUtcNow();
        try
        {
            return await look();
        }
        catch (UndriftException failure)
        {
            await recorder.AddFailureAsync(command, actual, started, failure, cancellation);
            throw;
        }
    }

    private async Task<CheckReport> ReportAsync(
        CheckOutcome outcome,
        ReportOutputs outputs,
        bool enforce,
        Override? wanted,
        CancellationToken cancellation
    )
    {
        var remedy = outputs.NeedsPlan ? await PlanRun.RemedyAsync(outcome, Progress, cancellation) : null;
        var judgement = remedy?.Refine(outcome.Report.Judgement) ?? outcome.Report.Judgement;
        var now = host.Clock.GetUtcNow();
        judgement = DeploymentGate.Decide(judgement, outcome.Policy, project.Environment, enforce, wanted, now);
        return outcome.Report with
        {
            Judgement = outcome.Report.FailsByMigrations ? MigrationReport.Failed(judgement) : judgement,
            PolicyEnforced = enforce,
            ShowSeverity = parsed.GetValue(reporting.Severity),
            ShowSql = outputs.ShowsSql,
            Remedy = remedy is null
                ? null
                : RemedyReport.Of(remedy, SqlReport.Purpose(outcome.Report), judgement.Findings),
        };
    }

    private bool ColumnOrder => parsed.GetValue(shared.ColumnOrder) || project.Config?.ColumnOrder == true;

    /// <summary>Reads, compares and judges two sources as text.</summary>
    public Task<CheckOutcome> RunAsync(
        string command,
        string desired,
        string actual,
        CancellationToken cancellation,
        bool plans = false
    ) => RunAsync(command, SchemaSource.Parse(desired, host.Engines), actual, cancellation, plans);

    /// <summary>Reads, compares and judges.</summary>
    /// <param name="command">Name of the command, for the report.</param>
    /// <param name="desired">The desired source.</param>
    /// <param name="actual">The actual source as text.</param>
    /// <param name="cancellation">Ends the run; scratch databases are removed first.</param>
    /// <param name="plans">True when a plan is to be made of it.</param>
    /// <param name="reportsOnly">True when the outcome is only reported: what is not compared of the two sides may be missing.</param>
    /// <param name="whenRead">Begins something when the actual side has been read, while the desired one may not be; null: nothing.</param>
    public async Task<CheckOutcome> RunAsync(
        string command,
        SchemaSource desired,
        string actual,
        CancellationToken cancellation,
        bool plans = false,
        bool reportsOnly = false,
        Func<IEngine, BuildOptions, CancellationToken, Task>? whenRead = null
    )
    {
        var started = host.Clock.GetUtcNow();
        var clock = host.Clock.GetTimestamp();
        var request = project.Request(parsed, shared, host, desired, actual) with
        {
            Dependencies = plans,
            ForComparison = reportsOnly && !plans && !ColumnOrder,
            WhenRead = whenRead,
        };
        var presets = project.Presets(parsed.GetValue(shared.Presets));
        var (pair, files) = await ReadAsync(request, presets, started, cancellation);
        var fingerprint = FingerprintAsync(pair, cancellation);
        var comparison = await CompareAsync(pair, request, cancellation);
        var judgement = Judged(pair.Desired, pair.Actual, comparison, files, presets, Day(started));
        if (command == "check")
            judgement = judgement with { Notes = [.. judgement.Notes, .. RenameNotes(pair.Engine, judgement)] };
        var report = new CheckReport(
            CliHost.Tool,
            command,
            project.Environment,
            pair.Engine.Name,
            pair.Actual.Origin,
            pair.Desired.Origin,
            judgement,
            comparison.ObjectsCompared,
            comparison.FacetsCompared,
            await fingerprint,
            started,
            host.Clock.GetElapsedTime(clock),
            PolicyEnforced: false,
            ShowSeverity: false
        );
        return new CheckOutcome(report, pair, files.Policy)
        {
            Renames = [.. Renames()],
            Online = parsed.GetValue(shared.Online),
            ColumnOrder = ColumnOrder,
            Probed = Probed(request, actual),
        };
    }

    /// <summary>Hashing a large schema takes as long as comparing it; neither needs the other.</summary>
    private static Task<string> FingerprintAsync(CatalogPair pair, CancellationToken cancellation) =>
        pair.Fingerprint is { } known
            ? Task.FromResult(known)
            : Task.Run(() => Canonical.Fingerprint(pair.Actual), cancellation);

    /// <summary>The engine of a database, and how the project's tools are run for it.</summary>
    /// <param name="source">What the tool says.</param>
    /// <param name="database">The database's text.</param>
    public (IEngine Engine, BuildOptions Options) Ground(SchemaSource source, string database) =>
        CatalogPair.Ground(project.Request(parsed, shared, host, source, database), host);

    private string? Probed(PairRequest request, string actual) =>
        !parsed.GetValue(shared.Probe) ? null
        : request.Actual is SchemaSource.Database ? actual
        : throw UndriftException.Usage(
            "--probe looks at the rows of a live database, and the actual side is none",
            next: "name the database with --database or -e, or leave --probe out"
        );

    private IEnumerable<RenameRequest> Renames() =>
        (parsed.GetValue(shared.Rename) ?? [])
            .Select(text => new RenameRequest(text))
            .Concat(project.Config?.Renames ?? []);

    /// <summary>Reads both sides, and meanwhile the files that judging rests on.</summary>
    private async Task<(CatalogPair Pair, JudgementFiles Files)> ReadAsync(
        PairRequest request,
        PresetSelection presets,
        DateTimeOffset started,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => CatalogPair.ReadAsync(request, host, Progress, stop.Token), stop.Token);
        try
        {
            var vocabulary = new Vocabulary(host.Engines.SelectMany(engine => engine.Kinds));
            var files = JudgementFiles.Load(project.Files, vocabulary);
            files.Policy.For(project.Environment);
            if (request.Actual is SchemaSource.Database { Reader: var engine })
                Rehearsal.Run(
                    engine,
                    (catalog, comparison) => Judged(catalog, catalog, comparison, files, presets, Day(started))
                );
            return (await reading, files);
        }
        catch
        {
            // A mistake in a file does not wait for a server's time-out.
            await stop.CancelAsync();
            await Task.WhenAny(reading);
            throw;
        }
    }

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private Judgement Judged(
        Catalog desired,
        Catalog actual,
        Comparison comparison,
        JudgementFiles files,
        PresetSelection presets,
        DateOnly today
    )
    {
        var judgement = Judge.Decide(
            new JudgeInput(
                comparison,
                desired,
                actual,
                files.Policy,
                project.Environment,
                files.Ignore,
                files.Acceptances,
                today,
                presets,
                files.Vocabulary
            )
        );
        return judgement with { Notes = [.. desired.Notes, .. actual.Notes, .. comparison.Notes, .. judgement.Notes] };
    }

    private static IEnumerable<string> RenameNotes(IEngine engine, Judgement judgement) =>
        RenameCandidates
            .Of(engine, judgement.Findings.Where(finding => finding.Accepted is null).Select(finding => finding.Drift))
            .Select(rename =>
                $"{rename.From} may be {rename.To} under another name: 'undrift fix --rename {rename.Text}' keeps what it holds"
            );

    private async Task<Comparison> CompareAsync(CatalogPair pair, PairRequest request, CancellationToken cancellation)
    {
        using var step = Progress.Step(() => "comparing");
        var comparison = await SchemaComparer.CompareAsync(
            pair.Engine,
            pair.Desired,
            pair.Actual,
            new ComparisonOptions(
                ColumnOrder ? new HashSet<DriftGroup> { DriftGroup.OrderMismatch } : null,
                parsed.GetValue(shared.AllowEmpty),
                request.Cluster,
                project.Config?.Privileges ?? PrivilegeComparison.Auto
            ),
            pair.Scratch,
            cancellation
        );
        return comparison with
        {
            Gaps =
            [
                .. comparison.Gaps,
                .. CatalogPair.AbsentSchemas(pair.Engine, request.Schemas, pair.Desired, pair.Actual),
                .. CatalogPair.AbsentCluster(pair.Engine, request.Cluster, pair.Desired, pair.Actual),
            ],
        };
    }

    private void RequirePlanFor(Option<bool> probe, ReportOutputs outputs)
    {
        if (parsed.GetValue(probe) && !outputs.NeedsPlan)
            throw UndriftException.Usage(
                "--probe refines a plan, and none is asked for",
                next: "add --remediate, or leave --probe out"
            );
    }

    /// <summary>Enforcing needs a policy and an environment that it names: a default must not pass for one.</summary>
    private void RequirePolicy(bool enforce)
    {
        if (!enforce)
            return;
        if (project.Files.Policy is null)
            throw UndriftException.Configuration(
                "--enforce-policy, and there is no drift-policy.yml",
                project.Config?.File,
                "write one beside undrift.yml (docs/policy.md), or name it with --policy FILE"
            );
        if (project.Environment is null)
            throw UndriftException.Usage(
                "--enforce-policy needs an environment: the policy blocks by environment",
                next: "add -e NAME"
            );
    }
}

/// <summary>What a comparing run came to.</summary>
/// <param name="Report">The report.</param>
/// <param name="Pair">The two catalogs.</param>
/// <param name="Policy">The policy it was judged by.</param>
internal sealed record CheckOutcome(CheckReport Report, CatalogPair Pair, Policy Policy)
{
    /// <summary>What a person wants renamed.</summary>
    public IReadOnlyList<RenameRequest> Renames { get; init; } = [];

    /// <summary>The database whose rows are to be looked at, which holds a credential; null: none.</summary>
    public string? Probed { get; init; }

    /// <summary>True where others shall be kept waiting as little as can be.</summary>
    public bool Online { get; init; }

    /// <summary>True where the order of columns is compared, so that a plan may change it.</summary>
    public bool ColumnOrder { get; init; }
}
