using System.Globalization;
using System.Security.Cryptography;

namespace Undrift.Cli;

/// <summary><c>undrift migrate</c>: the project's own migration command, with what stands around it.</summary>
internal sealed class MigrateRun(DeploymentGround ground)
{
    private readonly SchemaLooker _looker = new(ground);

    /// <summary>Runs it and returns the exit code.</summary>
    /// <exception cref="UndriftException">Wrong use; nothing was begun.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        _ = ground.Options.TimeoutOf(ground.Parsed);
        _ = ground.Options.WaitOf(ground.Parsed);
        var set = await _looker.MigrationsAsync(cancellation);
        var command = DeploymentCommand.Of(ground, set);
        var target = ground.Engine.DeploymentTo(ground.Database, ground.Timeout);
        if (ground.Parsed.GetValue(ground.Options.Plan))
            return await new DeploymentPlan(ground, _looker, target).PrintAsync(command, set, cancellation);
        var started = ground.Host.Clock.GetTimestamp();
        var place = HistoryPlace.Kept(ground.Parsed, ground.Shared.History, ground.Project, ground.Host);
        var journal = new DeploymentJournal(ground, place, Begun(command));
        ground.Say("run", $"{journal.Record.Id} on {ground.Described}");
        await journal.EnterAsync(DeploymentStep.Lock, cancellation);
        using var telemetry = DeploymentTelemetry.Of(ground.Host, ground.Project.Variable);
        telemetry?.Begin(journal.Record);
        var end = await StepsAsync(command, set, target, journal, cancellation);
        await journal.EndAsync(end, ground.Host.Clock.GetElapsedTime(started));
        new SummaryStep(ground).Tell(journal.Record, end);
        telemetry?.End(journal.Record);
        // Whoever cancelled it waits for the end, not for a chat.
        foreach (
            var record in journal.Killed is { } killed ? [killed, journal.Record] : (DeploymentRecord[])[journal.Record]
        )
            await DeploymentAlerts.SendAsync(record, ground.Host, ground.Parsed, ground.Shared, cancellation);
        await (telemetry?.EndAsync() ?? Task.CompletedTask);
        return end.Code;
    }

    /// <summary>Whatever the steps throw, the deployment has an end that is recorded.</summary>
    private async Task<DeploymentEnd> StepsAsync(
        DeploymentCommand command,
        MigrationSet? set,
        IDeploymentTarget target,
        DeploymentJournal journal,
        CancellationToken cancellation
    )
    {
        try
        {
            var claim = DeploymentClaim.OfThisProcess(journal.Record.Id);
            await using var held = await new LockStep(ground, target, journal).TakeAsync(claim, cancellation);
            var before = await BeforeAsync(command, set, held, journal, cancellation);
            return await AfterAsync(command, before, target, held, journal, cancellation);
        }
        catch (DeploymentRefused refused)
        {
            return DeploymentEnd.Refused(refused);
        }
        catch (UndriftException failure)
        {
            return DeploymentEnd.Refused(failure);
        }
        catch (OperationCanceledException)
        {
            return new DeploymentEnd(
                ExitCode.Cancelled,
                DeploymentOutcome.Cancelled,
                $"cancelled at the step '{StepWords.Of(journal.Record.FailedStep ?? DeploymentStep.Lock)}'"
            );
        }
    }

    /// <summary>The steps before the command; each may refuse.</summary>
    private async Task<SchemaLook> BeforeAsync(
        DeploymentCommand command,
        MigrationSet? set,
        IDeploymentLock held,
        DeploymentJournal journal,
        CancellationToken cancellation
    )
    {
        await journal.EnterAsync(DeploymentStep.Preflight, cancellation);
        await new PreviousRun(ground, journal).TellAsync(held, cancellation);
        var before = await new PreflightStep(ground, _looker).LookAsync(set, cancellation);
        journal.Record = journal.Record with
        {
            FromVersion = before.State?.Applied.Version,
            Pending = before.State?.Pending ?? [],
        };
        SayOtherAddress();
        ground.Say("command", command.Origin is null ? command.Shown : $"{command.Shown} ({command.Origin})");
        await journal.EnterAsync(DeploymentStep.Approval, cancellation);
        new ApprovalStep(ground).Ask();
        await new BackupStep(ground).MakeAsync(journal, cancellation);
        return before;
    }

    private async Task<DeploymentEnd> AfterAsync(
        DeploymentCommand command,
        SchemaLook before,
        IDeploymentTarget target,
        IDeploymentLock held,
        DeploymentJournal journal,
        CancellationToken cancellation
    )
    {
        await journal.EnterAsync(DeploymentStep.Command, cancellation);
        var step = new CommandStep(ground, command, target, held, journal.Record.Id);
        var ended = await step.RunAsync(cancellation);
        journal.Record = journal.Record with { CommandExitCode = ended.ExitCode, CommandMs = ended.Milliseconds };
        if (ended.Outcome == DeploymentOutcome.Succeeded)
            await journal.TryEnterAsync(DeploymentStep.PostCheck);
        // Who cancelled the command still wants to know where the database stands.
        var look = ended.Outcome == DeploymentOutcome.Cancelled ? CancellationToken.None : cancellation;
        return await new PostCheckStep(ground, _looker, before).LookAsync(ended, journal, look);
    }

    /// <summary>The user's own address stays as it is, and may be of another database than the one that is looked at.</summary>
    private void SayOtherAddress()
    {
        if (
            ground.Project.Variable("DATABASE_URL") is { Length: > 0 } own
            && ground.Engine.IsDatabase(own)
            && ground.Engine.Describe(own) is var described
            && described != ground.Described
        )
            ground.Say("note", $"DATABASE_URL is set, and names another database: {described}");
    }

    private DeploymentRecord Begun(DeploymentCommand command)
    {
        var now = ground.Host.Clock.GetUtcNow();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var random = RandomNumberGenerator.GetHexString(6, lowercase: true);
        return new DeploymentRecord(
            $"{at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{random}",
            at,
            ground.Project.Environment,
            ground.Engine.Name,
            ground.Described,
            command.Shown,
            DeploymentOutcome.Interrupted,
            0
        )
        {
            Tool = CliHost.Tool,
            By = PipelineAuthor.Of(Environment.UserName, ground.Project.Variable),
        };
    }
}
