using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Where the report goes. Understood before anything is read, so that a misspelt format costs nothing.</summary>
internal sealed class ReportOutputs
{
    private readonly IReadOnlyList<ReportRequest> _requests;
    private readonly string? _export;
    private readonly string? _folder;
    private readonly bool _quiet;
    private readonly bool _noColour;

    private ReportOutputs(ParseResult parsed, SharedOptions shared, ReportOptions options)
    {
        _requests = Requests(parsed, options);
        _export = parsed.GetValue(options.Export);
        _folder = parsed.GetValue(options.ReportDir);
        _quiet = parsed.GetValue(shared.Quiet);
        _noColour = parsed.GetValue(shared.NoColour);
        ShowsSql = parsed.GetValue(options.Remediate);
        NamesSql = _requests.Any(request => request.Format.NeedsPlan);
        if (parsed.CommandResult.Command.Options.Contains(options.Remediate))
            NeedsPlan = ShowsSql || _folder is not null || NamesSql;
        else if (NamesSql)
            throw UndriftException.Usage(
                $"{parsed.CommandResult.Command.Name} gives no report as SQL",
                next: "use --sql, which prints the SQL that turns FROM into TO"
            );
        ByRisk = parsed.GetValue(options.ExitCodeBy) switch
        {
            null or "drift" => false,
            "risk" => true,
            var other => throw UndriftException.Usage(
                $"--exit-code {other}: expected drift or risk",
                next: Nearest.Hint(other, ["drift", "risk"])
            ),
        };
        if (ByRisk && parsed.GetValue(options.EnforcePolicy))
            throw UndriftException.Usage(
                "--exit-code risk and --enforce-policy both decide the exit code",
                next: "use one of them"
            );
    }

    /// <summary>True when the exit code follows the risk.</summary>
    public bool ByRisk { get; }

    /// <summary>True when the formats for people shall show the SQL.</summary>
    public bool ShowsSql { get; }

    /// <summary>True when a format that is nothing but a plan was asked for.</summary>
    public bool NamesSql { get; }

    /// <summary>True when something that was asked for shows a plan.</summary>
    public bool NeedsPlan { get; }

    public static ReportOutputs Of(ParseResult parsed, SharedOptions shared, ReportOptions options) =>
        new(parsed, shared, options);

    /// <summary>Writes the report everywhere it was asked for.</summary>
    public void Write(CheckReport report, CliHost host)
    {
        foreach (var request in _requests)
            if (request.Path is { } path)
                ReportFiles.Write(report, request.Format, path);
            else if (!_quiet)
                request.Format.Write(report, host.Out, new TextOptions(host.Width, host.MayColour(_noColour)));
        if (_export is not null)
            ReportFiles.Export(report, _export);
        if (_folder is not null)
            ReportFiles.WriteFolder(report, _folder);
    }

    private static List<ReportRequest> Requests(ParseResult parsed, ReportOptions options)
    {
        var texts = parsed.GetValue(options.Output) ?? [];
        var requests = texts.Select(ReportFormats.Parse).ToList();
        if (parsed.GetValue(options.Json))
            requests.Add(ReportFormats.Parse("json"));
        var toStandardOutput = requests
            .Where(request => request.Path is null)
            .Select(request => request.Format)
            .Distinct()
            .ToList();
        // Commands to a runner are lines of their own in a log that a person reads.
        if (toStandardOutput.Any(format => format.Name == ReportFormats.All[0].Name))
            toStandardOutput.RemoveAll(format => format.IsCommands);
        if (toStandardOutput.Count > 1)
            throw UndriftException.Usage(
                $"{toStandardOutput[0].Name} and {toStandardOutput[1].Name} cannot both go to standard output",
                next: $"name a file for one of them: -o {toStandardOutput[1].Name}:FILE"
            );
        // Files come besides the report that a person reads, not in its place.
        if (toStandardOutput.Count == 0)
            requests.Insert(0, ReportFormats.Parse("text"));
        return [.. requests.Distinct()];
    }
}
