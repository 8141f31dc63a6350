using System.CommandLine;
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
        host.Out.WriteLine(
            $"{"ID", -22}{"ENVIRONMENT", -13}{"SIZE", -9}{"METHOD", -14}{"TRIED", -7}{"FILE", -9}VERSION"
        );
        foreach (var (backup, intact) in listed)
            host.Out.WriteLine(
                $"{backup.Id, -22}{Cut(backup.Environment ?? "-", 12), -13}{Size(backup), -9}{backup.Method, -14}{(backup.VerifiedAt is null ? "no" : "yes"), -7}{(intact ? "intact" : "DAMAGED"), -9}{Cut(backup.Version ?? "-", 20)}".TrimEnd()
            );
    }

    private static string Size(Backup backup) => backup.Bytes is { } bytes ? TableRows.Size(bytes) : "branch";

    private static string Cut(string text, int length)
    {
        var shown = Visible.Text(text);
        return shown.Length <= length ? shown : shown[..(length - 1)] + "…";
    }
}
