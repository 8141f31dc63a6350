using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Makes backups of a project's database.</summary>
internal sealed class BackupRun(CliHost host, Project project, ParseResult parsed, SharedOptions shared)
{
    private readonly Progress _progress = new(host, parsed.GetValue(shared.Verbose), parsed.GetValue(shared.Quiet));

    /// <summary>The folder, where the command line names one.</summary>
    public string? To { get; init; }

    /// <summary>What it is made for, where no person asked for it.</summary>
    public string? Reason { get; init; }

    /// <summary>Where backups are kept.</summary>
    public BackupFolder Folder => BackupPlace.Of(project, To);

    /// <summary>Makes a backup; leaves nothing where it cannot be made.</summary>
    /// <param name="verify">True: it is restored on a scratch database first, and compared.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">
    /// No tool, a wrong version of it, no room, no connection; the schema changed meanwhile; or it is not what was backed up.
    /// </exception>
    public async Task<Backup> MakeAsync(bool verify, CancellationToken cancellation)
    {
        var source = project.RequireActual();
        var engine = BackupGround.EngineOf(source, host);
        var options = BackupGround.OptionsOf(project, parsed, shared, host, source);
        using var draft = Folder.Begin(host.Clock.GetUtcNow(), ((IBackupEngine)engine).BackupFile);
        try
        {
            var (backup, schema) = await WriteAsync(engine, source, draft, options, cancellation);
            if (verify)
                backup = await VerifiedAsync(engine, backup, draft.FilePath, schema, options, cancellation);
            draft.Keep(backup, path => SnapshotWriter.WriteFile(path, schema, engine.Kinds, CliHost.Tool));
            return backup;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed(
                $"no backup was made: {e.Message}",
                Folder.Path,
                "make room there, or name another folder with --to DIR or 'backups:' in undrift.yml; nothing half was left"
            );
        }
    }

    /// <summary>Restores a backup on a scratch database, compares it, and notes that in its description.</summary>
    /// <exception cref="UndriftException">It is damaged, cannot be restored, or is not what was backed up.</exception>
    public async Task<Backup> VerifyAsync(Backup backup, CancellationToken cancellation)
    {
        var engine = EngineList.Named(backup.Engine, host.Engines);
        var options = BackupGround.OptionsOf(project, parsed, shared, host, project.Actual);
        Folder.RequireIntact(backup);
        var schema = BackupGround.SchemaOf(Folder, backup, engine);
        backup = await VerifiedAsync(engine, backup, Folder.FileOf(backup), schema, options, cancellation);
        Folder.Update(backup);
        return backup;
    }

    private async Task<(Backup Backup, Catalog Schema)> WriteAsync(
        IEngine engine,
        string source,
        BackupDraft draft,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        using var step = _progress.Step(() => $"backing {engine.Describe(source)} up");
        var at = host.Clock.GetUtcNow();
        var read = new ReadOptions(options.Timeout, []) { Dependencies = true };
        var schema = await engine.ReadAsync(source, read, cancellation);
        var facts = await ((IBackupEngine)engine).DumpAsync(source, draft, read, cancellation);
        await RequireUnchangedAsync(engine, source, schema, read, cancellation);
        var (bytes, sum) = draft.Seal();
        foreach (var note in facts.Notes)
            await host.Error.WriteLineAsync($"undrift: {note}");
        return (
            new Backup(
                draft.Id,
                at,
                project.Environment,
                engine.Name,
                engine.Describe(source),
                facts.Method,
                Path.GetFileName(draft.FilePath)
            )
            {
                Bytes = bytes,
                Sha256 = sum,
                SchemaFingerprint = Canonical.Fingerprint(schema),
                Version = await AppliedVersion.OfAsync(project, parsed, shared, host, engine, options, cancellation),
                Tool = facts.Tool,
                ServerVersion = facts.ServerVersion,
                Reason = Reason,
                Tables = facts.Tables,
                Roles = facts.Roles,
            },
            schema
        );
    }

    private static async Task RequireUnchangedAsync(
        IEngine engine,
        string source,
        Catalog schema,
        ReadOptions read,
        CancellationToken cancellation
    )
    {
        var now = await engine.ReadAsync(source, read, cancellation);
        if (Canonical.Fingerprint(now) != Canonical.Fingerprint(schema))
            throw UndriftException.Failed(
                "no backup was made: the schema changed while it was being made",
                engine.Describe(source),
                "repeat when no migration is running"
            );
    }

    private async Task<Backup> VerifiedAsync(
        IEngine engine,
        Backup backup,
        string file,
        Catalog schema,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        using var step = _progress.Step(() => $"restoring {backup.Id} on a scratch database");
        await new BackupCheck(engine, options).RequireAsync(backup, file, schema, cancellation);
        return backup with { VerifiedAt = host.Clock.GetUtcNow() };
    }
}
