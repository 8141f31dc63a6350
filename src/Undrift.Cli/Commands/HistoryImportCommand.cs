using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift history import</c>: takes over the JSON reports of runs that were not recorded.</summary>
internal static class HistoryImportCommand
{
    public static Command Make(CliHost host)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "JSON reports (check --export FILE)",
            Arity = ArgumentArity.OneOrMore,
        };
        var shared = new SharedOptions();
        var command = new Command("import", "Add the runs of JSON reports; one that is there already is passed over")
        {
            files,
        };
        HistoryAccessOptions.Add(command, shared);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                // All are read before the first is added: a broken one leaves the history as it is.
                var reports = parsed
                    .GetRequiredValue(files)
                    .Select(file => ReportReader.ReadFile(file, Kinds))
                    .OrderBy(report => report.StartedAt)
                    .ToList();
                var look = new HistoryLook(host, parsed, shared);
                var added = await look.AddAsync(
                    (session, author) => AddAsync(session, reports, author, cancellation),
                    cancellation
                );
                host.Out.WriteLine(
                    $"{KindWords.Count(added, "run")} added to {look.Place}{Known(reports.Count - added)}"
                );
                return ExitCode.Success;
            }
        );
        return command;

        IReadOnlyList<ObjectKind>? Kinds(string engine) =>
            host.Engines.FirstOrDefault(other => other.Name == engine)?.Kinds;
    }

    private static async Task<int> AddAsync(
        IHistorySession session,
        IEnumerable<CheckReport> reports,
        RunAuthor author,
        CancellationToken cancellation
    )
    {
        var count = 0;
        foreach (var report in reports)
            if (await HistoryLog.AddAsync(session, Run(report, author), cancellation))
                count++;
        return count;
    }

    private static string Known(int known) =>
        known == 0 ? "." : $"; {KindWords.Count(known, "run")} {(known == 1 ? "was" : "were")} there.";

    private static RunRecord Run(CheckReport report, RunAuthor author) =>
        RunRecords.Of(report) with
        {
            Imported = true,
            By = author,
        };
}
