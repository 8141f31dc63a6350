using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift rollback</c>: the way back, by the method that fits.</summary>
internal static class RollbackCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, options) = (new SharedOptions(), new RollbackOptions());
        var command = new Command(
            "rollback",
            "Go back: recommends a way, and restores a backup, runs down migrations or writes a forward fix"
        );
        options.AddTo(command);
        BackupOptions.AddShared(command, shared);
        command.Options.Add(shared.Migrations);
        command.Options.Add(shared.Presets);
        command.SetCancellableAction(
            (parsed, cancellation) =>
            {
                var way = options.WayOf(parsed);
                var context = new RollbackContext(host, Project.Of(parsed, shared, host), parsed, shared, options);
                return RunAsync(way, context, cancellation);
            }
        );
        return command;
    }

    private static Task<int> RunAsync(Option? way, RollbackContext context, CancellationToken cancellation)
    {
        var (options, parsed) = (context.Options, context.Parsed);
        if (way == options.Backup)
            return new BackupRollback(context).RunAsync(parsed.GetValue(options.Backup)!, cancellation);
        if (way == options.Down)
            return new DownRollback(context).RunAsync(parsed.GetValue(options.Down), null, cancellation);
        if (way == options.DownTo)
            return new DownRollback(context).RunAsync(null, parsed.GetValue(options.DownTo), cancellation);
        if (way == options.Branch)
            return new BranchRollback(context).RunAsync(parsed.GetValue(options.Branch)!, cancellation);
        if (way == options.Forward)
            return new ForwardRollback(context).RunAsync(parsed.GetValue(options.Forward), cancellation);
        return AdviseAsync(context, cancellation);
    }

    private static async Task<int> AdviseAsync(RollbackContext context, CancellationToken cancellation)
    {
        var facts = await new RollbackLook(context).FactsAsync(cancellation);
        var advice = RollbackAdvice.Of(facts);
        if (context.Parsed.GetValue(context.Options.Json))
            RollbackAdviceText.WriteJson(advice, facts, context);
        else
            RollbackAdviceText.Write(advice, facts, context);
        return ExitCode.Success;
    }
}
