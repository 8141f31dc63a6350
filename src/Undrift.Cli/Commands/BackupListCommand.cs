using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift backup list</c>: the backups of a folder, and whether they are whole.</summary>
internal static class BackupListCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, options) = (new SharedOptions(), new BackupOptions());
        var command = new Command("list", "Show the backups: when, how large, tried out, intact")
        {
            options.To,
            options.Json,
            shared.Environment,
            shared.Config,
            shared.EnvFile,
        };
        command.SetAction(parsed =>
        {
            var project = Project.Of(parsed, shared, host, sourcesNamed: true);
            var folder = BackupPlace.Of(project, parsed.GetValue(options.To));
            var name = parsed.GetValue(shared.Environment);
            IReadOnlyList<ListedBackup> listed =
            [
                .. folder
                    .All()
                    .Where(backup => name is null || backup.Environment == name)
                    .Select(backup => new ListedBackup(backup, folder.IsIntact(backup))),
            ];
            if (parsed.GetValue(options.Json))
                host.Out.WriteLine(JsonSerializer.Serialize(listed, BackupJson.Readable.IReadOnlyListListedBackup));
            else
                Write(listed, folder, host);
            return listed.All(backup => backup.Intact) ? ExitCode.Success : ExitCode.Failed;
        });
        return command;
    }

    private static void Write(IReadOnlyList<ListedBackup> listed, BackupFolder folder, CliHost host)
    {
        if (listed.Count == 0)
        {
            host.Out.WriteLine($"No backup in {Visible.Text(folder.Path)}.");
            return;
        }
        Row(host, "ID", "ENVIRONMENT", "SIZE", "METHOD", "TRIED", "FILE", "VERSION");
        foreach (var (backup, intact) in listed)
            Row(
                host,
                backup.Id,
                backup.Environment ?? "-",
                Size(backup),
                backup.Method,
                backup.VerifiedAt is null ? "no" : "yes",
                intact ? "intact" : "DAMAGED",
                backup.Version ?? "-"
            );
    }

    /// <summary>Fits 80 columns; a wider terminal shows more of the version.</summary>
    private static void Row(CliHost host, params ReadOnlySpan<string> cells)
    {
        ReadOnlySpan<int> widths = [22, 12, 10, 13, 6, 8];
        var line = new StringBuilder();
        for (var at = 0; at < widths.Length; at++)
            line.Append(Cut(cells[at], widths[at] - 1).PadRight(widths[at]));
        line.Append(Cut(cells[^1], Math.Max(9, host.Width - line.Length)));
        host.Out.WriteLine(line.ToString().TrimEnd());
    }

    private static string Size(Backup backup) => backup.Bytes is { } bytes ? TableRows.Size(bytes) : "branch";

    private static string Cut(string text, int length)
    {
        var shown = Visible.Text(text);
        return shown.Length <= length ? shown : shown[..(length - 1)] + "…";
    }
}
