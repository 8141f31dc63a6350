namespace Undrift.Cli;

/// <summary>One run of <c>undrift verify</c>: what the comparison alone does not say of the migrations.</summary>
/// <param name="host">The outside world.</param>
/// <param name="run">Compares and reports.</param>
/// <param name="roundTrip">True when down migrations are tried, too.</param>
internal sealed class VerifyRun(CliHost host, CheckRun run, bool roundTrip)
{
    /// <summary>Runs, gives the report out, and returns the exit code.</summary>
    public async Task<int> RunAsync(string desired, string source, CancellationToken cancellation)
    {
        var parsed = SchemaSource.Parse(source, host.Engines);
        var set = (parsed as SchemaSource.Migrations)?.Set;
        if (roundTrip && set is not null)
            RequireDown(set, source);
        try
        {
            return await run.FinishAsync(
                "verify",
                desired,
                source,
                cancellation,
                async outcome =>
                    outcome with
                    {
                        Report = outcome.Report with
                        {
                            Migrations = await LegAsync(outcome, parsed, source, cancellation),
                        },
                    }
            );
        }
        catch (UndriftException)
        {
            // Two with one number often are why one of them fails.
            foreach (var fault in set?.Faults ?? [])
                await host.Error.WriteLineAsync($"undrift: {fault}");
            throw;
        }
    }

    private async Task<MigrationReport> LegAsync(
        CheckOutcome outcome,
        SchemaSource parsed,
        string source,
        CancellationToken cancellation
    )
    {
        var set = await ProjectTools.MigrationsOfAsync(parsed, outcome.Pair.Engine, outcome.Pair.Scratch, cancellation);
        var description = outcome.Report.Target.Description;
        if (set is null)
            return new MigrationReport(description, [])
            {
                Next = Next($"make a migration in the tool behind {source}"),
            };
        var faults = set.Faults;
        // What differs in the schema is among the drifts; what does not (seed data) is known to the tool alone.
        if (set.ModelChanges is { } changes && outcome.Report.Judgement.Findings.Count == 0)
            faults = [.. faults, changes];
        if (roundTrip)
            RequireDown(set, source);
        if (roundTrip)
            using (run.Progress.Step(() => "undoing each migration"))
                faults =
                [
                    .. faults,
                    .. WithoutDown(set, outcome.Pair.Engine),
                    .. await new RoundTrip(outcome.Pair.Engine, outcome.Pair.Scratch).FaultsAsync(
                        set.For(outcome.Pair.Engine.Name),
                        cancellation
                    ),
                ];
        return new MigrationReport(description, faults) { Next = Next(set.NewMigration) };
    }

    private static void RequireDown(MigrationSet set, string source)
    {
        if (set.Migrations.All(migration => migration.Down is null))
            throw UndriftException.Usage(
                $"--round-trip: there are no down migrations in {source}",
                next: "leave it out; not every tool has them"
            );
    }

    private static IEnumerable<MigrationFault> WithoutDown(MigrationSet set, IEngine engine) =>
        set.For(engine.Name)
            .Where(migration => migration is { Down: null, IsRepeatable: false })
            .Select(migration => new MigrationFault("there is nothing that undoes it", migration.File, IsError: false));

    private static NextCommand[] Next(string command) =>
        [new(command, "what is missing"), new("undrift verify", "then check again")];
}
