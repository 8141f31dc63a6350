namespace Undrift;

/// <summary>A report format: a name and a pure function.</summary>
/// <param name="Name">The name behind <c>-o</c>.</param>
/// <param name="Write">Writes the report. The options matter to the text format alone.</param>
public sealed record ReportFormat(string Name, Action<CheckReport, TextWriter, TextOptions> Write)
{
    /// <summary>True when the format shows a plan: one is made for it.</summary>
    public bool NeedsPlan { get; init; }

    /// <summary>True for commands to the runner of a pipeline, which may stand behind the text on standard output.</summary>
    public bool IsCommands { get; init; }

    /// <summary>True when a file of that name is added to, as other steps of a job write into it, too.</summary>
    public bool Appends { get; init; }
}

/// <summary>What <c>-o FORMAT[:PATH]</c> asked for.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">The file; null for standard output.</param>
public sealed record ReportRequest(ReportFormat Format, string? Path);

/// <summary>The report formats. A new one is one file and one line here.</summary>
public static class ReportFormats
{
    /// <summary>Every format, the default one first.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        new("text", TextReport.Write),
        new("json", (report, output, _) => JsonReport.Write(report, output)),
        new("markdown", (report, output, _) => MarkdownReport.Write(report, output)),
        new("html", (report, output, _) => HtmlReport.Write(report, output)),
        new("sarif", (report, output, _) => SarifReport.Write(report, output)),
        new("junit", (report, output, _) => JUnitReport.Write(report, output)),
        new("github", (report, output, _) => GitHubAnnotations.Write(report, output)) { IsCommands = true },
        new("summary", (report, output, _) => MarkdownReport.WriteSummary(report, output)) { Appends = true },
        new("outputs", (report, output, _) => GitHubOutputs.Write(report, output)) { Appends = true },
        new("gitlab", (report, output, _) => CodeQualityReport.Write(report, output)),
        new("sql", (report, output, _) => SqlReport.Write(report, output)) { NeedsPlan = true },
    ];

    /// <summary>The format of that name, or null.</summary>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Reads <c>FORMAT[:PATH]</c>; the path may hold colons.</summary>
    /// <exception cref="UndriftException">No format has the name, or the path is empty.</exception>
    public static ReportRequest Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        var format = Find(name) ?? throw Unknown(name);
        if (colon >= 0 && colon == text.Length - 1)
            throw UndriftException.Usage(
                $"the output '{Visible.Text(text)}' names no file behind the colon",
                next: $"write '{name}' for standard output or '{name}:FILE'"
            );
        return new ReportRequest(format, colon < 0 ? null : text[(colon + 1)..]);
    }

    private static UndriftException Unknown(string name)
    {
        string[] names = [.. All.Select(format => format.Name)];
        var near = Nearest.To(name, names) is { } nearest ? $"; did you mean '{nearest}'?" : "";
        return UndriftException.Usage(
            $"there is no report format '{Visible.Text(name)}'{near}",
            next: $"expected one of {string.Join(", ", names)}"
        );
    }
}
