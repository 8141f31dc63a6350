namespace Undrift;

/// <summary>
/// Undoes each migration on a scratch database right after it was run, and compares with what was there before; then runs it
/// again and goes on. Behind one that does not undo, a new scratch database is begun, so that each is judged for itself.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="options">Where the scratch database lives, time-outs.</param>
internal sealed class RoundTrip(IEngine engine, BuildOptions options)
{
    private const int MostNamed = 5;

    /// <summary>What is wrong with the down migrations.</summary>
    /// <param name="migrations">The migrations; all of them run.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    public async Task<IReadOnlyList<MigrationFault>> FaultsAsync(
        IReadOnlyList<Migration> migrations,
        CancellationToken cancellation
    )
    {
        var faults = new List<MigrationFault>();
        for (var from = 0; from < migrations.Count; )
            from = await WalkAsync(migrations, from, faults, cancellation) + 1;
        return faults;
    }

    /// <summary>Goes on from a migration to the first that does not undo; returns its number, or that of the last.</summary>
    private async Task<int> WalkAsync(
        IReadOnlyList<Migration> migrations,
        int from,
        List<MigrationFault> faults,
        CancellationToken cancellation
    )
    {
        var at = from;
        await using var built = engine
            .BuildStagesAsync(Stages(migrations, from), options, cancellation)
            .GetAsyncEnumerator(cancellation);
        await built.MoveNextAsync();
        try
        {
            for (var before = built.Current; at < migrations.Count; at++, before = built.Current)
            {
                if (migrations[at].Down is not null)
                {
                    await built.MoveNextAsync();
                    if (await LeftAsync(before, built.Current, cancellation) is { } left)
                    {
                        faults.Add(new MigrationFault(left, migrations[at].Down!.Name));
                        return at;
                    }
                }
                await built.MoveNextAsync();
            }
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            faults.Add(
                new MigrationFault(
                    $"its down migration fails, or it cannot be run again behind it: {failure.Message}",
                    failure.Where ?? migrations[at].File
                )
            );
        }
        return at;
    }

    /// <summary>All before the first; then for each: it and what undoes it, and it once more.</summary>
    private static List<IReadOnlyList<SqlScript>> Stages(IReadOnlyList<Migration> migrations, int from)
    {
        var stages = new List<IReadOnlyList<SqlScript>>
        {
            migrations.Take(from).Select(migration => migration.Up).ToList(),
        };
        foreach (var migration in migrations.Skip(from))
        {
            if (migration.Down is { } down)
                stages.Add([migration.Up, down]);
            stages.Add([migration.Up]);
        }
        return stages;
    }

    private async Task<string?> LeftAsync(Catalog before, Catalog after, CancellationToken cancellation)
    {
        var comparison = await SchemaComparer.CompareAsync(
            engine,
            before,
            after,
            new ComparisonOptions(AllowEmpty: true),
            options,
            cancellation
        );
        if (comparison.Drifts.Count == 0)
            return null;
        var named = comparison.Drifts.Take(MostNamed).Select(Words);
        var more = comparison.Drifts.Count > MostNamed ? $" and {comparison.Drifts.Count - MostNamed} more" : "";
        return $"its down migration does not undo it: {string.Join(", ", named)}{more}";
    }

    private static string Words(Drift drift)
    {
        var what = drift.Verb switch
        {
            DriftVerb.Missing => "is gone",
            DriftVerb.Extra => "is left",
            _ => $"has another {string.Join(" and ", drift.Facets.Select(facet => facet.Name))}",
        };
        return $"{ReportWords.FullName(drift.Object)} {what}";
    }
}
