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
                    .ToList();
                var look = new HistoryLook(host, parsed, shared);
                var added = await look.AddAsync(
                    async (session, author) =>
                    {
                        var count = 0;
                        foreach (var report in reports.OrderBy(report => report.StartedAt))
                            if (await HistoryLog.AddAsync(session, Run(report, author), cancellation))
                                count++;
                        return count;
                    },
                    cancellation
                );
                var known = reports.Count - added;
                host.Out.WriteLine(
                    $"{KindWords.Count(added, "run")} added to {look.Place}"
                        + (
                            known == 0
                                ? "."
                                : $"; {KindWords.Count(known, "run")} {(known == 1 ? "was" : "were")} there."
                        )
                );
                return ExitCode.Success;
            }
        );
        return command;

        IReadOnlyList<ObjectKind>? Kinds(string engine) =>
            host.Engines.FirstOrDefault(other => other.Name == engine)?.Kinds;
    }

    private static RunRecord Run(CheckReport report, RunAuthor author) =>
        RunRecords.Of(report) with
        {
            Imported = true,
            By = author,
        };
}
