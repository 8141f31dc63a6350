namespace Undrift.Cli;

/// <summary>Gathers what is known of a database for the advice: it changes nothing.</summary>
internal sealed class RollbackLook(RollbackContext context)
{
    /// <summary>The facts.</summary>
    /// <exception cref="UndriftException">The database cannot be read.</exception>
    public async Task<RollbackFacts> FactsAsync(CancellationToken cancellation)
    {
        var current = await context.ReadAsync(cancellation);
        var (set, applied) = await MigrationsAsync(cancellation);
        var last = await LastDeploymentAsync(cancellation);
        var before = Before(Canonical.Fingerprint(current), last);
        var since = Since(before, applied);
        var facts = new RollbackFacts
        {
            TransactionalSchema = context.Engine.HasTransactionalSchema,
            AppliedSince = since?.Select(AppliedMigrations.Label).ToList(),
            SchemaDiffers = before is null ? null : await DiffersAsync(before, current, cancellation),
            Failed = FailedOf(applied, last),
            Backup = before is null
                ? null
                : new RollbackBackup(
                    before.Id,
                    context.Host.Clock.GetUtcNow() - before.At,
                    before.VerifiedAt is not null
                ),
            Branch = Own.FirstOrDefault(backup => backup.Bytes is null)?.Place,
            RowsWritten = before is null ? null : await WrittenAsync(before, set, cancellation),
        };
        return since is { Count: > 0 } && set is not null && applied is not null
            ? await WithDownAsync(facts, set, applied, since.Count, current, cancellation)
            : facts;
    }

    private static string? FailedOf(AppliedMigrations? applied, DeploymentRecord? last) =>
        applied?.Failed is { } failed ? AppliedMigrations.Label(failed)
        : last is { Outcome: DeploymentOutcome.Succeeded } or null or { FailedStep: < DeploymentStep.Command } ? null
        : applied?.Pending is [var next, ..] ? AppliedMigrations.Label(next)
        : null;

    /// <summary>The backups of this database, the newest first.</summary>
    private IEnumerable<Backup> Own => context.Folder.All().Where(backup => backup.Database == context.Described);

    /// <summary>The last deployment of this database; null: none is recorded, or the history cannot be read.</summary>
    private async Task<DeploymentRecord?> LastDeploymentAsync(CancellationToken cancellation)
    {
        try
        {
            var (host, project) = (context.Host, context.Project);
            if (HistoryPlace.Kept(context.Parsed, context.Shared.History, project, host) is not { } place)
                return null;
            await using var session = await place.OpenAsync(HistoryAccess.Read, context.Ground.Timeout, cancellation);
            return (await DeploymentLog.ReadAsync(session, cancellation)).LastOrDefault(run =>
                run.Database == context.Described && run.Outcome != DeploymentOutcome.Refused
            );
        }
        catch (UndriftException)
        {
            return null;
        }
    }

    /// <summary>
    /// The backup that the last deployment made; else the newest whole one of another schema than the present one; else the
    /// newest whole one.
    /// </summary>
    private Backup? Before(string fingerprint, DeploymentRecord? last)
    {
        var files = Own.Where(backup => backup.Bytes is not null && context.Folder.IsIntact(backup)).ToList();
        return files.Find(backup => last?.BackupId == backup.Id)
            ?? files.Find(backup => backup.SchemaFingerprint != fingerprint)
            ?? files.FirstOrDefault();
    }

    private async Task<(MigrationSet? Set, AppliedMigrations? Applied)> MigrationsAsync(CancellationToken cancellation)
    {
        try
        {
            return await context.MigrationsAsync(cancellation);
        }
        catch (UndriftException failure) when (failure.Kind is FailureKind.Failed or FailureKind.Usage)
        {
            // Advice is still to be had from the backups.
            return (null, null);
        }
    }

    /// <summary>What was applied after the version of a backup; without one, the last migration.</summary>
    private static IReadOnlyList<Migration>? Since(Backup? before, AppliedMigrations? applied)
    {
        if (applied is null)
            return null;
        if (before is null)
            return [.. applied.Applied.TakeLast(1)];
        if (before.Version is null)
            return null;
        var at = applied
            .Applied.ToList()
            .FindLastIndex(migration => AppliedMigrations.Label(migration) == before.Version);
        return at < 0 ? null : [.. applied.Applied.Skip(at + 1)];
    }

    private async Task<bool> DiffersAsync(Backup before, Catalog current, CancellationToken cancellation)
    {
        var schema = BackupGround.SchemaOf(context.Folder, before, context.Engine);
        var comparison = await SchemaComparer.CompareAsync(
            context.Engine,
            schema,
            current,
            new ComparisonOptions(AllowEmpty: true),
            context.Ground.Near(current),
            cancellation
        );
        return comparison.Drifts.Count > 0;
    }

    private async Task<long?> WrittenAsync(Backup before, MigrationSet? set, CancellationToken cancellation)
    {
        var now = await ((IBackupEngine)context.Engine).TablesAsync(context.Source, context.Reading, cancellation);
        IReadOnlyList<string> histories = set?.History?.Tables ?? [];
        return RowsWritten.Between(
            before.Tables,
            before.At,
            now,
            name => histories.Any(history => name.Trim('`', '"').EndsWith(history, StringComparison.OrdinalIgnoreCase))
        );
    }

    private async Task<RollbackFacts> WithDownAsync(
        RollbackFacts facts,
        MigrationSet set,
        AppliedMigrations applied,
        int count,
        Catalog current,
        CancellationToken cancellation
    )
    {
        var plan = DownPlan.Last(context.Engine, set, applied, count);
        if (plan.WithoutDown is [_, ..] without)
            return facts with { WithoutDown = without };
        var (failure, before, after) = await plan.TryAsync(
            context.Ground.Near(current) with
            {
                Dependencies = true,
            },
            cancellation
        );
        return facts with { DownFailure = failure, DownLoses = failure is null ? plan.Loses(before!, after!) : [] };
    }
}
