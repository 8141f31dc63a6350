namespace Undrift.Cli;

/// <summary>The down migrations that lead from what is applied to where it shall be.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Set">The project's migrations.</param>
/// <param name="Stays">Those that stay applied.</param>
/// <param name="Undone">Those that are undone, in the order of the undoing: the last first.</param>
internal sealed record DownPlan(
    IEngine Engine,
    MigrationSet Set,
    IReadOnlyList<Migration> Stays,
    IReadOnlyList<Migration> Undone
)
{
    private const int MostNamed = 5;

    /// <summary>The plan for the last migrations.</summary>
    /// <exception cref="UndriftException">There are not so many.</exception>
    public static DownPlan Last(IEngine engine, MigrationSet set, AppliedMigrations applied, int count)
    {
        if (count < 1 || count > applied.Applied.Count)
            throw UndriftException.Usage(
                $"{count} migrations are to be undone, and {applied.Applied.Count} are applied",
                set.Path,
                "see them with 'undrift status'"
            );
        return At(engine, set, applied.Applied, applied.Applied.Count - count);
    }

    /// <summary>The plan for what was applied after a version.</summary>
    /// <exception cref="UndriftException">It is not applied.</exception>
    public static DownPlan To(IEngine engine, MigrationSet set, AppliedMigrations applied, string version)
    {
        var at = applied
            .Applied.ToList()
            .FindIndex(migration => migration.Version == version || AppliedMigrations.Label(migration) == version);
        return at < 0
            ? throw UndriftException.Usage(
                $"the version {Visible.Text(version)} is not applied",
                set.Path,
                $"applied last: {applied.Version ?? "nothing"}"
            )
            : At(engine, set, applied.Applied, at + 1);
    }

    private static DownPlan At(IEngine engine, MigrationSet set, IReadOnlyList<Migration> applied, int at) =>
        new(engine, set, [.. applied.Take(at)], [.. applied.Skip(at).Reverse()]);

    /// <summary>Those that have nothing to undo them.</summary>
    public IReadOnlyList<string> WithoutDown =>
        [.. Undone.Where(migration => migration.Down is null).Select(AppliedMigrations.Label)];

    /// <summary>Tries it out on a scratch database: applied, then undone, compared with what was there before.</summary>
    /// <returns>Why it does not lead back; null: it does. And what the schema is before and after.</returns>
    public async Task<(string? Failure, Catalog? Before, Catalog? After)> TryAsync(
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        List<IReadOnlyList<SqlScript>> stages =
        [
            [.. Stays.Select(migration => migration.Up)],
            [.. Undone.Reverse().Select(migration => migration.Up)],
            [.. Undone.Select(migration => migration.Down!)],
        ];
        try
        {
            var states = new List<Catalog>();
            await foreach (var state in Engine.BuildStagesAsync(stages, options, cancellation))
                states.Add(state);
            var comparison = await SchemaComparer.CompareAsync(
                Engine,
                states[0],
                states[2],
                new ComparisonOptions(AllowEmpty: true),
                options,
                cancellation
            );
            var left = comparison.Drifts.Take(MostNamed).Select(drift => $"{drift.Type} {drift.Object}").ToList();
            return (left.Count == 0 ? null : "they leave " + string.Join(", ", left), states[1], states[0]);
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            return ($"{failure.Message} ({failure.Where})", null, null);
        }
    }

    /// <summary>What rows or values are lost of: the tables and columns that go.</summary>
    public IReadOnlyList<string> Loses(Catalog before, Catalog after) =>
        [
            .. Engine
                .Plan(before, after)
                .Statements.Where(statement => statement.Hazards.Contains(Hazard.DataLoss))
                .Select(statement => statement.Object?.ToString() ?? "")
                .Where(name => name.Length > 0)
                .Distinct(),
        ];

    /// <summary>The statements on the live database: each migration undone, and forgotten by the history.</summary>
    /// <param name="history">The history; null: the tool keeps none.</param>
    /// <exception cref="UndriftException">It cannot be told how the history forgets one.</exception>
    public Plan Statements(HistoryTable? history)
    {
        var sql = (IScriptEngine)Engine;
        var statements = new List<PlanStatement>();
        for (var at = 0; at < Undone.Count; at++)
        {
            var before = at + 1 < Undone.Count ? Undone[at + 1] : (Stays is [.., var last] ? last : null);
            IReadOnlyList<string> after =
                history is null || Set.History!.DownForgets ? [] : [Forget(history, Undone[at], before, sql)];
            statements.AddRange(
                sql.Statements(Undone[at].Down!, after).Select(text => new PlanStatement(text, null, []))
            );
        }
        return new Plan(statements, []);
    }

    private string Forget(HistoryTable history, Migration undone, Migration? before, IScriptEngine sql) =>
        Set.History?.Forget(
            history,
            AppliedMigrations.Key(undone),
            before is null ? null : AppliedMigrations.Key(before),
            sql
        )
        ?? throw UndriftException.Usage(
            $"how {Set.Flavour} forgets a migration is not known",
            next: "undo it with the tool's own command"
        );
}
