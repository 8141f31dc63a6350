using System.CommandLine;
using System.Text.Json;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift backup</c>: makes a backup of a database that can be relied on.</summary>
internal static class BackupCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, options) = (new SharedOptions(), new BackupOptions());
        var command = new Command("backup", "Make a backup: compressed, with its checksum, tried out with --verify");
        options.AddTo(command);
        BackupOptions.AddShared(command, shared);
        command.Options.Add(shared.Migrations);
        command.SetCancellableAction((parsed, cancellation) => RunAsync(host, parsed, shared, options, cancellation));
        command.Subcommands.Add(BackupListCommand.Make(host));
        command.Subcommands.Add(BackupVerifyCommand.Make(host));
        command.Subcommands.Add(BackupPruneCommand.Make(host));
        return command;
    }

    private static async Task<int> RunAsync(
        CliHost host,
        ParseResult parsed,
        SharedOptions shared,
        BackupOptions options,
        CancellationToken cancellation
    )
    {
        var retention = options.RetentionOf(parsed);
        var project = Project.Of(parsed, shared, host);
        var run = new BackupRun(host, project, parsed, shared) { To = parsed.GetValue(options.To) };
        if (parsed.GetValue(options.DryRun))
            return await TellAsync(host, project, run, parsed.GetValue(options.Verify), cancellation);
        if (parsed.GetValue(options.Branch))
            return await BranchAsync(host, project, run.Folder, parsed, options, cancellation);
        var backup = await run.MakeAsync(parsed.GetValue(options.Verify), cancellation);
        if (parsed.GetValue(options.Json))
            host.Out.WriteLine(JsonSerializer.Serialize(backup, BackupJson.Readable.Backup));
        else if (!parsed.GetValue(shared.Quiet))
            host.Out.WriteLine($"Backup {backup.Id}: {BackupWords.Of(backup)} ({run.Folder.FileOf(backup)}).");
        foreach (
            var old in retention is null ? [] : Retention.Apply(run.Folder, retention, backup, host.Clock.GetUtcNow())
        )
            await host.Error.WriteLineAsync($"undrift: removed the backup {old.Id}, which is beyond what is kept");
        return ExitCode.Success;
    }

    private static async Task<int> BranchAsync(
        CliHost host,
        Project project,
        BackupFolder folder,
        ParseResult parsed,
        BackupOptions options,
        CancellationToken cancellation
    )
    {
        var backup = await new BranchRun(host, project).MakeAsync(folder, cancellation);
        host.Out.WriteLine(
            parsed.GetValue(options.Json)
                ? JsonSerializer.Serialize(backup, BackupJson.Readable.Backup)
                : $"Backup {backup.Id}: the branch {Visible.Text(backup.Place)}."
        );
        return ExitCode.Success;
    }

    private static async Task<int> TellAsync(
        CliHost host,
        Project project,
        BackupRun run,
        bool verify,
        CancellationToken cancellation
    )
    {
        var source = project.RequireActual();
        var engine = BackupGround.EngineOf(source, host);
        await host.Out.WriteLineAsync(
            $"Would back {engine.Describe(source)} up to {run.Folder.Path}{(verify ? ", and try it out on a scratch database" : "")}.".AsMemory(),
            cancellation
        );
        return ExitCode.Success;
    }
}
