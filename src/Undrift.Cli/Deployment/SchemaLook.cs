namespace Undrift.Cli;

/// <summary>What a look at the database came to: where it stands, and whether it is what its migrations make.</summary>
/// <param name="State">Where it stands among the migrations; null: the project has none whose tool keeps a history.</param>
/// <param name="Outcome">The comparison with what the applied migrations make; null: none was made.</param>
internal sealed record SchemaLook(DeploymentState? State, CheckOutcome? Outcome)
{
    /// <summary>The judgement of the comparison.</summary>
    public Judgement? Judgement => Outcome?.Report.Judgement;

    /// <summary>The drifts that nobody accepted.</summary>
    public IReadOnlyList<Finding> Drifts => [.. Judgement?.Findings.Where(finding => finding.Accepted is null) ?? []];
}

/// <summary>
/// Looks at the database before and after. It is compared with what those of the project's migrations make that its history
/// says were run: what is pending is no difference, and what was changed by hand is one.
/// </summary>
internal sealed class SchemaLooker
{
    private readonly DeploymentGround _ground;
    private readonly CheckRun _run;
    private readonly string? _source;

    public SchemaLooker(DeploymentGround ground)
    {
        _ground = ground;
        _run = new CheckRun(ground.Host, ground.Project, ground.Parsed, ground.Shared, new ReportOptions());
        _source = ground.Project.SecondLeg(
            ground.Parsed.GetValue(ground.Shared.Migrations),
            ground.Project.Desired,
            ground.Database,
            ground.Host
        );
    }

    /// <summary>The project's migrations; null: it has none that are told apart.</summary>
    /// <exception cref="UndriftException">They cannot be read.</exception>
    public async Task<MigrationSet?> MigrationsAsync(CancellationToken cancellation)
    {
        if (_source is null)
            return null;
        var source = SchemaSource.Parse(_source, _ground.Host.Engines);
        // Asked anew each time: a deployment may bring the files.
        var (engine, options) = _run.Ground(source, _ground.Database);
        return await ProjectTools.MigrationsOfAsync(source, engine, options, cancellation);
    }

    /// <summary>Where the database stands; null where no history can tell.</summary>
    /// <exception cref="UndriftException">The history cannot be read.</exception>
    public async Task<DeploymentState?> StateAsync(MigrationSet? set, CancellationToken cancellation) =>
        set?.History is null
            ? null
            : await DeploymentState.ReadAsync(
                _ground.Engine,
                _ground.Database,
                set,
                new ReadOptions(_ground.Timeout, []),
                cancellation
            );

    /// <summary>Looks at everything.</summary>
    /// <param name="set">The migrations; null: there are none.</param>
    /// <param name="compare">False where only the history is wanted, with what it says of a failure.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">Something cannot be read, or an applied migration cannot be replayed.</exception>
    public async Task<SchemaLook> LookAsync(MigrationSet? set, bool compare, CancellationToken cancellation)
    {
        var state = await StateAsync(set, cancellation);
        if (!compare || state is null)
            return new SchemaLook(state, null);
        var recorded = new SchemaSource.Migrations(set! with { Migrations = state.Applied.Applied }, _ground.Engine);
        var outcome = await _run.RunAsync("migrate", recorded, _ground.Database, cancellation);
        if (outcome.Report.Judgement.HasDrift)
            state = await state.WithHalfAsync(_ground.Engine, outcome.Pair.Actual, outcome.Pair.Scratch, cancellation);
        return new SchemaLook(state, Decided(outcome));
    }

    /// <summary>True where a policy decides: one is written, and names the environment.</summary>
    public bool IsDecided => _ground.Project is { Files.Policy: not null, Environment: not null };

    private CheckOutcome Decided(CheckOutcome outcome) =>
        outcome with
        {
            Report = outcome.Report with
            {
                Judgement = DeploymentGate.Decide(
                    outcome.Report.Judgement,
                    outcome.Policy,
                    _ground.Project.Environment,
                    IsDecided,
                    wanted: null,
                    _ground.Host.Clock.GetUtcNow()
                ),
                PolicyEnforced = IsDecided,
            },
        };
}
