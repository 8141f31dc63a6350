using System.CommandLine;
using System.Security.Cryptography;

namespace Undrift.Cli;

/// <summary>
/// Records a run in the history, tells the report since when each drift is known, and sends telemetry. Whatever goes wrong
/// with that is said, and changes neither verdict nor exit code.
/// </summary>
internal sealed class RunRecorder(
    HistoryPlace? place,
    CheckTelemetry? telemetry,
    CliHost host,
    Project project,
    ParseResult parsed,
    SharedOptions shared
) : IDisposable
{
    /// <summary>Earlier runs that a report shows.</summary>
    private const int TrendLength = 30;

    private Redaction Redaction => field ??= new(parsed.Tokens.Select(token => token.Value), host.Engines);

    /// <summary>The recorder of a checking command; it does nothing where nobody asked for something.</summary>
    /// <exception cref="UndriftException">A variable is not set, or no history can be kept there.</exception>
    public static RunRecorder Of(CliHost host, Project project, ParseResult parsed, SharedOptions shared) =>
        new(
            HistoryPlace.Asked(parsed, shared.History, project, host),
            // What compares files that a command line names is no check of anything.
            parsed.CommandResult.Command.Options.Contains(shared.History)
                ? CheckTelemetry.Of(host, project.Variable)
                : null,
            host,
            project,
            parsed,
            shared
        );

    /// <summary>Records a run that came to a report; returns the report with what the history knows.</summary>
    public async Task<CheckReport> AddAsync(CheckReport report, int exitCode, CancellationToken cancellation)
    {
        if (place is null && telemetry is null)
            return report;
        var run = Completed(RunRecords.Of(report)) with { ExitCode = exitCode };
        if (place is null)
        {
            telemetry?.Start(run, report.Target);
            return report;
        }
        var problem = await TryAsync(
            run,
            async session => report = Told(report, run, await HistoryLog.ReadAsync(session, run.Scope, cancellation)),
            cancellation
        );
        telemetry?.Start(run, report.Target, problem is null ? OldestAge(report, run) : null);
        return problem is null
            ? report
            : report with
            {
                Judgement = report.Judgement with { Notes = [.. report.Judgement.Notes, problem] },
            };
    }

    /// <summary>Records a run that failed before it came to a report.</summary>
    public async Task AddFailureAsync(
        string command,
        string actual,
        DateTimeOffset started,
        UndriftException failure,
        CancellationToken cancellation
    )
    {
        // Who wrote a file wrongly has checked nothing.
        if (failure.Kind is FailureKind.Usage or FailureKind.Configuration)
            return;
        var engine = host.Engines.FirstOrDefault(engine => engine.IsDatabase(actual));
        var database = engine?.Describe(actual) ?? Redaction.Of(actual);
        var run = Completed(RunRecords.Failed(command, project.Environment, database, started)) with
        {
            ExitCode = ExitCode.Of(failure.Kind),
            Engine = engine?.Name ?? "",
            DurationMs = (long)(host.Clock.GetUtcNow() - started).TotalMilliseconds,
        };
        telemetry?.Start(run, target: null);
        if (place is not null)
            await TryAsync(run, _ => Task.CompletedTask, cancellation);
        await EndAsync();
    }

    /// <summary>Waits for what is still being sent, not longer than its deadline.</summary>
    public Task EndAsync() => telemetry?.EndAsync() ?? Task.CompletedTask;

    public void Dispose() => telemetry?.Dispose();

    private static CheckReport Told(CheckReport report, RunRecord run, HistoryContent content)
    {
        var known = content
            .Episodes.Where(episode => episode.Stands)
            .ToDictionary(episode => episode.Drift.Id, episode => episode.FirstSeen, StringComparer.Ordinal);
        return report with
        {
            Judgement = report.Judgement with
            {
                Findings =
                [
                    .. report.Judgement.Findings.Select(finding =>
                        finding with
                        {
                            FirstSeen = known.TryGetValue(finding.Drift.Id, out var seen) ? seen : null,
                        }
                    ),
                ],
            },
            Trend = HistoryTrend.Of(content.Runs.Where(other => other.At < run.At), TrendLength),
        };
    }

    /// <summary>For how long the oldest drift that nobody accepted stands; zero where there is none.</summary>
    private static TimeSpan OldestAge(CheckReport report, RunRecord run) =>
        report
            .Judgement.Findings.Where(finding => finding.Accepted is null)
            .Select(finding => run.At - (finding.FirstSeen ?? run.At))
            .DefaultIfEmpty(TimeSpan.Zero)
            .Max();

    private RunRecord Completed(RunRecord run) =>
        run with
        {
            Tool = CliHost.Tool,
            Policy = run.Policy with { Digest = PolicyDigest() },
            By = PipelineAuthor.Of(Environment.UserName, project.Variable),
            Schemas = project.Schemas,
            Cluster = parsed.GetValue(shared.Cluster) || project.Config?.Cluster == true,
        };

    private string? PolicyDigest()
    {
        try
        {
            return project.Files.Policy is { } file
                ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))
                : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Records a run, and then looks into the history; returns what went wrong, in words, and says it.</summary>
    private async Task<string?> TryAsync(
        RunRecord run,
        Func<IHistorySession, Task> look,
        CancellationToken cancellation
    )
    {
        var problem = "this run was not recorded in the history";
        try
        {
            var timeout = project.TimeoutOf(parsed, shared);
            await using var session = await place!.OpenAsync(HistoryAccess.Write, timeout, cancellation);
            await HistoryLog.AddAsync(session, run, cancellation);
            await session.CommitAsync(cancellation);
            problem = "this run was recorded, and the history before it cannot be read";
            await look(session);
            return null;
        }
        // A driver or a file system may fail in ways of its own: none of them is worth the verdict.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var where = (failure as UndriftException)?.Where ?? place!.Description;
            problem = Redaction.Of($"{problem}: {failure.Message} ({where})");
            await host.Error.WriteLineAsync($"undrift: {problem}");
            return problem;
        }
    }
}
