using System.Text;

namespace Undrift;

/// <summary>Writes reports to files, whole or not at all.</summary>
public static class ReportFiles
{
    /// <summary>Name of the JSON report in a report folder.</summary>
    public const string JsonName = "drift-report.json";

    /// <summary>Name of the Markdown summary in a report folder.</summary>
    public const string MarkdownName = "drift-summary.md";

    /// <summary>Name of the SQL in a report folder.</summary>
    public const string SqlName = "schema-diff.sql";

    private static readonly TextOptions ForFiles = new();

    /// <summary>Writes the JSON report (<c>--export FILE</c>).</summary>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void Export(CheckReport report, string path) => Write(report, ReportFormats.Find("json")!, path);

    /// <summary>Writes the JSON report, the Markdown summary and, where a plan was asked for, its SQL into a folder.</summary>
    /// <exception cref="UndriftException">A file cannot be written; names the path.</exception>
    public static void WriteFolder(CheckReport report, string folder)
    {
        Write(report, ReportFormats.Find("json")!, Path.Combine(folder, JsonName));
        Write(report, ReportFormats.Find("markdown")!, Path.Combine(folder, MarkdownName));
        if (report.Remedy is not null)
            Write(report, ReportFormats.Find("sql")!, Path.Combine(folder, SqlName));
    }

    /// <summary>Writes a text to a file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void WriteText(string path, string what, string text) =>
        AtomicFile.Write(path, what, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a report in a format (<c>-o FORMAT:PATH</c>).</summary>
    /// <exception cref="UndriftException">The file cannot be written; names the path.</exception>
    public static void Write(CheckReport report, ReportFormat format, string path)
    {
        Action<string, string, Action<Stream>> write = format.Appends ? AtomicFile.Append : AtomicFile.Write;
        write(
            path,
            $"the {format.Name} report",
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                format.Write(report, writer, ForFiles);
            }
        );
    }
}
