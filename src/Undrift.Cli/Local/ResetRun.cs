using System.CommandLine;

namespace Undrift.Cli.Local;

/// <summary>Empties a database and makes it anew: by the project's migration command, or from the desired schema.</summary>
internal sealed class ResetRun(CliHost host, ParseResult parsed, SharedOptions shared, LocalDatabase database)
{
    private readonly Progress _progress = new(host, parsed.GetValue(shared.Verbose), parsed.GetValue(shared.Quiet));

    private string? Migrations =>
        database.Project.SecondLeg(parsed.GetValue(shared.Migrations), database.Project.Desired, database.Source, host);

    /// <summary>Refuses to empty what nothing would fill again.</summary>
    /// <exception cref="UndriftException">There is no command, no migrations and no desired schema.</exception>
    public void Require(IReadOnlyList<string> command)
    {
        if (command.Count == 0 && Migrations is null)
            database.Project.RequireDesired();
    }

    /// <summary>Empties and fills it; the exit code is the command's.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var options = BackupGround.OptionsOf(database.Project, parsed, shared, host, database.Source);
        // What cannot be built is found out before anything is dropped.
        var plan = command.Count == 0 && Migrations is null ? await PlanAsync(options, cancellation) : null;
        using (_progress.Step(() => $"emptying {database.Described}"))
            await database.Backups.EmptyAsync(database.Source, options, cancellation);
        if (plan is null)
            return await MigrateAsync(command);
        using (_progress.Step(() => $"making {database.Project.Desired}"))
            await database.Engine.ApplyAsync(database.Source, plan, options, new Progress<PlanStep>(), cancellation);
        host.Out.WriteLine(
            $"{database.Described} was made anew from {database.Project.Desired}: {KindWords.Count(plan.Statements.Count, "statement")}, no rows."
        );
        return ExitCode.Success;
    }

    private async Task<Plan> PlanAsync(BuildOptions options, CancellationToken cancellation)
    {
        using var step = _progress.Step(() => $"reading {database.Project.Desired}");
        var source = SchemaSource.Parse(database.Project.RequireDesired(), host.Engines);
        options = options with { Dependencies = true };
        var actual = await database.Engine.ReadAsync(database.Source, options, cancellation);
        options = options.Near(actual);
        var desired = await CatalogLoader.LoadAsync(source, database.Engine, options, cancellation);
        var plan = database.Engine.Plan(await database.Engine.BuildAsync([], options, cancellation), desired);
        return plan.Residue is not [var left, ..]
            ? plan
            : throw UndriftException.Failed(
                $"nothing was dropped: {left.Object} of the desired schema cannot be made: {left.Reason}",
                database.Project.Desired,
                "name the command that makes the schema: undrift local reset -- COMMAND"
            );
    }

    /// <summary>The same as <c>undrift migrate</c>: its live output, time-out and record.</summary>
    private Task<int> MigrateAsync(IReadOnlyList<string> command)
    {
        var args = new List<string> { "migrate", "--no-backup", "--no-check", "--yes" };
        foreach (
            var option in (Option<string?>[])
                [shared.Environment, shared.Database, shared.Config, shared.EnvFile, shared.Migrations, shared.Python]
        )
            if (parsed.GetValue(option) is { } value)
                args.AddRange([option.Name, value]);
        if (command.Count > 0)
            args.AddRange(["--", .. command]);
        return CommandLine.RunAsync([.. args], host);
    }
}
