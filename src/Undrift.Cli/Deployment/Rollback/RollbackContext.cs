using System.CommandLine;

namespace Undrift.Cli;

/// <summary>What every way back needs.</summary>
internal sealed record RollbackContext(
    CliHost Host,
    Project Project,
    ParseResult Parsed,
    SharedOptions Shared,
    RollbackOptions Options
)
{
    /// <summary>The database. Holds a credential.</summary>
    public string Source { get; } = Project.RequireActual();

    /// <summary>Its engine.</summary>
    public IEngine Engine { get; } = BackupGround.EngineOf(Project.RequireActual(), Host);

    /// <summary>Scratch databases and time-outs.</summary>
    public BuildOptions Ground { get; } =
        BackupGround.OptionsOf(Project, Parsed, Shared, Host, Project.RequireActual());

    /// <summary>The backups.</summary>
    public BackupFolder Folder { get; } = BackupPlace.Of(Project, Parsed.GetValue(Options.To));

    /// <summary>Tells what is being done.</summary>
    public Progress Progress { get; } = new(Host, Parsed.GetValue(Shared.Verbose), Parsed.GetValue(Shared.Quiet));

    /// <summary>The database without credentials.</summary>
    public string Described => Engine.Describe(Source);

    /// <summary>True where nothing is to be changed.</summary>
    public bool DryRun => Parsed.GetValue(Options.DryRun);

    /// <summary>Reads the database as it is.</summary>
    public Task<Catalog> ReadAsync(CancellationToken cancellation) => Engine.ReadAsync(Source, Reading, cancellation);

    /// <summary>All of the database, with what a plan needs.</summary>
    public ReadOptions Reading => new(Ground.Timeout, []) { Dependencies = true };

    /// <summary>The project's migrations, divided by the database's history.</summary>
    /// <exception cref="UndriftException">There are none, or no history.</exception>
    public async Task<(MigrationSet Set, AppliedMigrations Applied)> MigrationsAsync(CancellationToken cancellation) =>
        await AppliedVersion.ReadAsync(Project, Parsed, Shared, Host, Engine, Ground, cancellation)
        ?? throw UndriftException.Usage(
            "which migrations?",
            next: "add --migrations migrations:DIR, or 'migrations:' to undrift.yml"
        );

    /// <summary>Backs up what is there now, unless that is not wanted.</summary>
    /// <param name="before">What is to be done: <c>restoring 2026…</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be backed up: nothing is changed then.</exception>
    public async Task PreserveAsync(string before, CancellationToken cancellation)
    {
        if (Parsed.GetValue(Options.NoBackup))
            return;
        var run = new BackupRun(Host, Project, Parsed, Shared)
        {
            To = Parsed.GetValue(Options.To),
            Reason = $"before {before}",
        };
        var kept = await run.MakeAsync(verify: false, cancellation);
        await Host.Out.WriteLineAsync($"What was there is kept as backup {kept.Id}.".AsMemory(), cancellation);
    }

    /// <summary>Prints what would be done.</summary>
    public int Tell(params IReadOnlyList<string> steps)
    {
        Host.Out.WriteLine($"Would roll {Visible.Text(Described)} back:");
        foreach (var (at, step) in steps.Index())
            Host.Out.WriteLine($"  {at + 1}. {step}");
        return ExitCode.Success;
    }

    /// <summary>The step of the backup, in words; none where it is not wanted.</summary>
    public IEnumerable<string> PreservingStep =>
        Parsed.GetValue(Options.NoBackup) ? [] : [$"back up what is there now, to {Visible.Text(Folder.Path)}"];

    /// <summary>Asks whether to go on.</summary>
    /// <param name="what">The question without its mark.</param>
    /// <exception cref="UndriftException">Nobody can be asked, and nobody said yes before.</exception>
    public bool Confirmed(string what)
    {
        RollbackPermission.Require(this);
        if (Parsed.GetValue(Options.Yes))
            return true;
        if (!Host.InIsTerminal || !Host.ErrorIsTerminal)
            throw UndriftException.Usage(
                "nobody can be asked whether to go on: this is no terminal",
                next: "look at what would be done with --dry-run, then add --yes"
            );
        Host.Error.Write($"{what}? [y/N] ");
        if (Host.In.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes")
            return true;
        Host.Error.WriteLine("undrift: nothing was done");
        return false;
    }
}
